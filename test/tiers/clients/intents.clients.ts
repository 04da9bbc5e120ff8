import { readdirSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { entities } from '../../../src/entities/entities';
import { isJsonObject } from '../../../src/json-object';
import { CATALOG } from '../../../src/operations/catalog';
import type { Operation } from '../../../src/operations/operation';
import { root } from '../../promises/package/project';
import { INTENTS } from './intents/intents';

const FOLDER = path.join(root, 'src', 'operations');

/** Commands that no client here can be asked for in the same way. */
const ELSEWHERE = [
  'activateJobs', // Workers ask for it: `suites/workers.ts`.
  'resumeProcessInstance', // New in 8.10, of which there is no client yet.
  'suspendProcessInstance',
];

/** Every command that the package sends by itself. */
function commands(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  const exported = files.flatMap((file) => Object.values(require(path.join(FOLDER, file))));
  const isCommand = (value: unknown): value is Operation => isJsonObject(value) && value.kind === 'command';
  return exported.filter(isCommand).map(({ id }) => id);
}

describe("What is held against Camunda's clients", () => {
  const held = INTENTS.filter(({ node }) => node).map(({ operation }) => operation);

  it('is every command of the nodes', () => {
    should(commands()).containDeep(['createProcessInstance', 'publishMessage', 'completeJob']);
    should([...new Set(commands())].filter((id) => !held.includes(id)).sort()).eql(ELSEWHERE);
  });

  it('is every search', () => {
    const pathOf = (id: string) => CATALOG.find((operation) => operation.id === id)?.path;
    const paths = held.map(pathOf);
    should(entities.map((entity) => entity.path).filter((each) => !paths.includes(each))).eql([]);
  });
});
