import path from 'node:path';
import { startSandbox } from '../../sandbox/sandbox';
import { freePort } from '../free-port';
import { startNodeRed, urlOf } from '../node-red/start';
import { addressesFor, type Login, makeLogin, settingsFor } from './access';
import { type Broker, startBroker } from './broker';
import { localBroker } from './flows';
import type { DemoOptions } from './options';
import { UserDir } from './user-dir';

const root = path.join(__dirname, '..', '..');
const arrivalMilliseconds = 25_000;
const theme = { 'editorTheme.palette.categories': ['Camunda 8'] };

export interface Demo {
  /** Where the editor answers. */
  url: string;
  /** Address of the Camunda that the flows ask. */
  camunda: string;
  /** How others come in, where they can. */
  guests?: { urls: string[]; login: Login };
  /** Settled when Node-RED has ended, whoever ended it. */
  ended: Promise<number | null>;
  /** Ends Node-RED, the sandbox and the MQTT broker. */
  stop(): Promise<void>;
}

/**
 * Starts Node-RED with this package and the example flows, an MQTT broker for them, and a sandbox cluster unless there is a
 * Camunda to use.
 * @throws Error with a sentence for the person who started it.
 */
export async function startDemo(folder: string, options: DemoOptions): Promise<Demo> {
  const userDir = new UserDir(folder);
  await userDir.claim();
  if (options.fresh) await userDir.forget();

  const { host = '127.0.0.1' } = options;
  // Whoever reaches the editor can run code on this computer, so that nobody else does without a password.
  const login = options.host === undefined ? undefined : makeLogin();
  const port = await freePort(options.port ?? 1880, host);
  if (options.port !== undefined && port !== options.port) {
    throw new Error(`Port ${options.port} is in use; ${port} is free`);
  }
  const cluster = await openCluster(options.camunda);
  const camunda = cluster.url;
  let broker: Broker | undefined;
  const closeBoth = async () => {
    await cluster.close();
    await broker?.close();
  };
  try {
    broker = await startBroker(await freePort(localBroker));
    const places = { url: urlOf(host, port), camunda, broker: broker.port };
    await userDir.prepare(path.join(root, 'examples'), places);
    const onLog = (text: string) => process.stdout.write(text);
    const settings = { ...theme, uiHost: host, ...(login ? settingsFor(login) : {}) };
    const nodeRed = await startNodeRed({ userDir: folder, port, nodesDir: root, settings, onLog });
    const stop = async () => {
      await nodeRed.stop();
      await closeBoth();
    };
    const guests = login && { guests: { urls: addressesFor(host, port), login } };
    return { url: nodeRed.url, camunda, ...guests, ended: nodeRed.exited, stop };
  } catch (error) {
    await closeBoth();
    throw error;
  }
}

/** The Camunda that is there already, or a sandbox where an example imported by hand looks for one, if that port is free. */
async function openCluster(url: string | undefined): Promise<{ url: string; close(): Promise<void> }> {
  if (url !== undefined) return { url, close: async () => {} };
  return startSandbox({ version: '8.8', port: await freePort(8080), arrivalInterval: arrivalMilliseconds });
}
