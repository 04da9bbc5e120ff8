import type { NodeAPI } from 'node-red';
import type { Deployment } from '../../src/processes/deploy';

/** `3 files, 1 new version`: how many were deployed, and of how many this made a version. */
export function figureOf(RED: Pick<NodeAPI, '_'>, files: number, { deployments }: Deployment): string {
  const changed = new Set(deployments.filter(({ isNew }) => isNew).map(({ name }) => name)).size;
  const words = (key: string, count: number) =>
    RED._(`camunda8-deploy.status.${key}`, { count: String(count) });
  const all = files === 1 ? words('file', 1) : words('files', files);
  const versions = changed === 0 ? 'unchanged' : changed === 1 ? 'newVersion' : ('newVersions' as const);
  return `${all}, ${words(versions, changed)}`;
}
