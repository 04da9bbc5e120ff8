import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../../scripts/free-port';
import { cached, dataFolder } from '../../support/servers/cache';
import { findJava } from '../../support/servers/java';
import { unpack } from '../../support/servers/maven';
import { ServerProcess } from '../../support/servers/server-process';

const distribution = { group: 'io.camunda', name: 'camunda-zeebe', version: '8.6.0' };

export interface CamundaOptions {
  /** `broker` is Zeebe with its REST gateway alone, `camunda` has Operate and Tasklist too. */
  launcher: 'broker' | 'camunda';
  /** Absent: any free one. */
  port?: number;
  partitions: number;
  environment: Record<string, string>;
}

export interface Camunda {
  address: string;
  logFile: string;
  /** Requests that it has been sent, by method and path, e.g. `POST /api/login`. */
  countRequests(request: string): Promise<number>;
  /** Settled when it has ended by itself or been stopped. */
  ended(): Promise<unknown>;
  /** Ends it and starts it again with the same data, at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Downloads Camunda, once (299 MB). @throws Error without Maven. */
export async function fetchCamunda(): Promise<string> {
  const folder = await cached(`camunda-${distribution.version}`, (fresh) =>
    unpack(distribution, 'tar.gz', fresh),
  );
  return path.join(folder, `camunda-zeebe-${distribution.version}`);
}

/**
 * Starts Camunda without any data: the broker in 10 to 20 s, all of it in up to a minute.
 * @throws Error when the port is taken, with the end of its log when it does not become ready, or without Java 21.
 */
export async function startCamunda(options: CamundaOptions): Promise<Camunda> {
  const home = await fetchCamunda();
  const port = await freePort(options.port ?? 0);
  if (options.port && port !== options.port) throw new Error(`Port ${options.port} is taken`);
  const address = `http://127.0.0.1:${port}`;
  const management = await freePort(0);
  const accessLog = await dataFolder('camunda-access');
  const environment = {
    ...(await commonEnvironment(port, management)),
    SERVER_TOMCAT_ACCESSLOG_ENABLED: 'true',
    SERVER_TOMCAT_ACCESSLOG_BUFFERED: 'false',
    SERVER_TOMCAT_ACCESSLOG_ROTATE: 'false',
    SERVER_TOMCAT_ACCESSLOG_DIRECTORY: accessLog,
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: String(options.partitions),
    ...options.environment,
  };
  const start = () =>
    ServerProcess.start({
      name: 'camunda',
      command: path.join(home, 'bin', options.launcher),
      args: [],
      environment,
      isReady: async () =>
        (await answers(`http://127.0.0.1:${management}/ready`)) && answers(`${address}/v2/topology`),
      startLimit: 240_000,
    });

  let server = await start();
  return {
    address,
    get logFile() {
      return server.logFile;
    },
    countRequests: async (request) =>
      (await readFile(path.join(accessLog, 'access_log.log'), 'utf8')).split(`"${request} `).length - 1,
    ended: () => server.exited,
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: () => server.stop(),
  };
}

/** One small broker for this machine only, on ports that nobody else has. */
async function commonEnvironment(port: number, management: number): Promise<Record<string, string>> {
  const gateway = await freePort(0);
  const command = await freePort(0);
  const internal = await freePort(0);
  return {
    JAVA_HOME: findJava({ least: 21 }),
    JAVA_OPTS: '-Xmx2g --enable-native-access=ALL-UNNAMED',
    SERVER_ADDRESS: '127.0.0.1',
    SERVER_PORT: String(port),
    MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
    MANAGEMENT_SERVER_PORT: String(management),
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(gateway),
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(internal),
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: `127.0.0.1:${internal}`,
    CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS: `127.0.0.1:${gateway}`,
    CAMUNDA_TASKLIST_ZEEBE_GATEWAYADDRESS: `127.0.0.1:${gateway}`,
    CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS: `http://127.0.0.1:${port}`,
    ZEEBE_BROKER_DATA_DIRECTORY: await dataFolder('camunda'),
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '100MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '50MB',
  };
}

/** Whether it is there and healthy, or wants to know who asks. */
async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined);
  return answer?.status === 200 || answer?.status === 401;
}
