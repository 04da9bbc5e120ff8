import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from '../../promises/package/npm';
import { cached } from './cache';
import { copyWithDependencies } from './maven';

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

/** The jars of Camunda's that its Java client may bring, all of them under that licence. */
const javaParts = [
  'camunda-client-java',
  'camunda-xml-model',
  'zeebe-bpmn-model',
  'zeebe-gateway-protocol-impl',
];

/**
 * Downloads the Java client with all that it needs into the cache, once.
 * @returns the folder of its jars
 * @throws Error where Maven fails, or where a part of Camunda's is not one that we know to be under the licence
 */
export async function installJavaClient(version: string): Promise<string> {
  const artifact = { group: 'io.camunda', name: 'camunda-client-java', version };
  return cached(`${artifact.name}-${version}`, async (fresh) => {
    await copyWithDependencies(artifact, fresh);
    const poms = (await readdir(fresh)).filter((file) => file.endsWith('.pom'));
    for (const pom of poms) await checkPom(path.join(fresh, pom));
  });
}

async function checkPom(file: string): Promise<void> {
  const pom = await readFile(file, 'utf8');
  if (!/<groupId>(io|org)\.camunda\b/.test(pom)) return; // nothing of Camunda's
  const [name = ''] = path.basename(file).split(/-\d/);
  const named = /<licenses>.*?<name>(.*?)<\/name>/s.exec(pom)?.[1];
  // The XML model's own POM names none: it is its parent's, the same.
  const isRight = named === 'Apache License, Version 2.0' || (!named && name === 'camunda-xml-model');
  if (isRight && javaParts.includes(name)) return;
  throw new Error(`${file} is under ${named}, or a part that we do not know: it must not be used`);
}
