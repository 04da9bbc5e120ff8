import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { installVendorClient } from '../../support/servers/vendor-client';
import type { DescribedVersion } from './versions';

/** The release of Camunda's client that speaks to each version. */
const CLIENTS: Record<DescribedVersion, string> = { '8.8': '8.8.4', '8.9': '9.1.5' };

/** What Camunda's generator made of the API of one version: source texts in TypeScript. */
export interface Generated {
  /** Each operation's method, path and type of body. */
  sdk: string;
  /** Each operation's statuses. */
  types: string;
  /** The schemas of every body, as declarations for zod. */
  zod: string;
}

/**
 * Installs Camunda's client (Apache-2.0) into the ignored cache where that has not been done, and reads from its source map
 * what it was generated from. The client itself is not run, and none of its text is committed.
 * @throws Error as `installVendorClient` does, and where the source map lacks one of the texts
 */
export async function generatedFor(version: DescribedVersion): Promise<Generated> {
  const name = '@camunda8/orchestration-cluster-api';
  const client = await installVendorClient({ name, version: CLIENTS[version] });
  const file = path.join(client, 'dist', 'index.cjs.map');
  const map: { sources: string[]; sourcesContent: string[] } = JSON.parse(await readFile(file, 'utf8'));
  const text = (source: string) => {
    const content = map.sourcesContent[map.sources.indexOf(`../src/gen/${source}.gen.ts`)];
    if (content === undefined) throw new Error(`${file} has no ${source}.gen.ts`);
    return content;
  };
  return { sdk: text('sdk'), types: text('types'), zod: text('zod') };
}
