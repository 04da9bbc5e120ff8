import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from '../../package/npm';
import { cached } from './cache';

const licence = 'Apache-2.0';

/** A client of Camunda's in one version. */
export interface VendorClient {
  name: '@camunda8/orchestration-cluster-api' | '@camunda8/sdk';
  version: string;
}

/**
 * Installs a client with all that it needs into the cache, once, without running any install script.
 * @returns the client's own folder
 * @throws Error where npm fails, or where the client is not under the licence that we take it for
 */
export async function installVendorClient({ name, version }: VendorClient): Promise<string> {
  const folder = await cached(`${path.basename(name)}-${version}`, async (fresh) => {
    await writeFile(path.join(fresh, 'package.json'), JSON.stringify({ private: true }));
    const quiet = ['--ignore-scripts', '--save-exact', '--prefer-offline', '--no-audit', '--no-fund'];
    npm('install', '--prefix', fresh, ...quiet, `${name}@${version}`);
    await checkLicence(path.join(fresh, 'node_modules', name));
  });
  return path.join(folder, 'node_modules', name);
}

async function checkLicence(client: string): Promise<void> {
  const manifest: { license?: unknown } = JSON.parse(
    await readFile(path.join(client, 'package.json'), 'utf8'),
  );
  const text = await readFile(path.join(client, 'LICENSE'), 'utf8');
  if (manifest.license === licence && /Apache License\s+Version 2\.0/.test(text)) return;
  throw new Error(`${client} is under ${manifest.license}, not ${licence}: it must not be used`);
}
