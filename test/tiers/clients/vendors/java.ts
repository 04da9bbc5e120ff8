import path from 'node:path';
import { dataFolder } from '../../../support/servers/cache';
import { findJava } from '../../../support/servers/java';
import { run } from '../../../support/servers/run-command';
import { installJavaClient } from '../../../support/servers/vendor-client';
import type { FilterRow } from '../suites/filter-rows';
import { ClientProcess } from './client-process';
import { nameOf } from './java-names';
import { restName } from './java-query';
import { sessionOf } from './java-session';
import { ENTITIES, type Login, type Vendor } from './vendor';

const SOURCES = ['Main', 'Calls', 'Work', 'Shapes', 'Offers'].map((name) =>
  path.join(__dirname, 'java', `${name}.java`),
);

export interface JavaVendor extends Vendor {
  /** The fields and operators that its filter of tasks offers. */
  offeredFilters(): Promise<string[]>;
}

/** Camunda's Java client, which is told to use REST. */
export function java(version: string, api: Vendor['api']): JavaVendor {
  let client: ClientProcess;
  return {
    name: 'io.camunda:camunda-client-java',
    version,
    api,
    dialect: 'java',
    authentications: { none: true, basic: true, oidc: true, cookie: 'has no login for a cookie' },
    offers: ['form', 'update', 'instance', ...(api === '8.8' ? [] : ['effectiveVariables' as const])],
    searches: ENTITIES,
    lacks: ['$notIn', ...(api === '8.8' ? ['"tags"', '"name":{'] : [])],
    hides: ['state'],
    namesInLatin1: true,
    // Its variables may be a map too, of JSON texts all the same: it writes no quotes around a text.
    ownFilters: ['processInstanceVariables', 'localVariables'].map(
      (field): FilterRow => [{ [field]: { litres: 2, plant: '"basil"' } }, ['one']],
    ),
    start: async () => {
      client = await startProgram(version);
    },
    async connect(login) {
      const number = await client.connect(settingsOf(login));
      return sessionOf(
        (...calls) => client.call(number, [...calls, ['execute']]),
        (work) => client.work(number, work),
      );
    },
    async speak(login) {
      const number = await client.connect(settingsOf(login));
      return (calls) => client.call(number, [...calls, ['execute']]);
    },
    offeredFilters: () => offersOf(client, 'UserTask', 'filter'),
    offered: async (entity, part) => new Set((await offersOf(client, nameOf(entity), part)).map(restName)),
    stop: () => client.stop(),
  };
}

async function offersOf(client: ClientProcess, entity: string, part: 'filter' | 'sort'): Promise<string[]> {
  const suffix = part === 'filter' ? 'Filter' : 'Sort';
  return (await client.offers(`io.camunda.client.api.search.${part}.${entity}${suffix}`)) as string[];
}

/** Compiles our program against the client, and starts it. */
async function startProgram(version: string): Promise<ClientProcess> {
  const home = findJava({ least: 17 });
  const jars = path.join(await installJavaClient(version), '*');
  const classes = await dataFolder('java');
  await run(path.join(home, 'bin', 'javac'), ['-cp', jars, '-d', classes, ...SOURCES]);
  const classPath = [classes, jars].join(path.delimiter);
  return ClientProcess.start(path.join(home, 'bin', 'java'), ['-cp', classPath, 'Main']);
}

function settingsOf({ sandbox, authentication, password, clientSecret }: Login): Record<string, string> {
  const { url, tokenUrl } = sandbox;
  switch (authentication) {
    case 'basic':
      return { url, username: 'demo', password };
    case 'oidc':
      return { url, tokenUrl, clientId: 'node-red', clientSecret, audience: 'orchestration' };
    default:
      return { url };
  }
}
