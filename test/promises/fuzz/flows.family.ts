import fc from 'fast-check';
import { CREDENTIALS, flowsWith, SECRETS } from './flows';
import { goodAnswer } from './good-answers';
import { OPERATIONS } from './operations';
import { keepPromises } from './promises';
import { isVeryDeep, lengthOf, membersOf, type Recipe } from './recipe';
import { batchOf, json, mutated, withLongText } from './values';
import type { Sent } from './victim';
import type { Family, World } from './world';

type Properties = Record<string, Recipe>;

/** A node as some flow file has it, and its cluster. */
interface Saved {
  operation: string;
  properties: Properties;
  cluster: Properties;
  credentials: Properties;
}

/** Nodes of one batch, and characters of them: Node-RED itself takes five megabytes. */
const MOST = 40;
const BUDGET = 4_000_000;

/** A cluster node with all that its form can hold. Its addresses are those of the test when it is deployed. */
const CLUSTER: Properties = {
  ...{ environment: 'self-managed', region: 'bru-2', clusterId: '5c34c0a7-7f29-4424-8414-125615f7a9b9' },
  ...{
    restAddress: 'CAMUNDA',
    tasklistAddress: 'CAMUNDA',
    authentication: 'oidc',
    tokenUrl: 'CAMUNDA/token',
  },
  ...{
    audience: 'zeebe',
    scope: 'a b',
    tasklistAudience: 'tasklist',
    tasklistScope: '',
    resource: '',
    keyId: '',
  },
  ...{ clientAuthentication: 'client_secret_post', loginPath: '/login', tenantId: '<default>', timeout: '2' },
  ...{ maxConnections: '8', allowInsecure: false, tls: '', proxy: '' },
};

const SECRET_FIELDS: Properties = {
  ...CREDENTIALS,
  privateKey: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----',
};

/** Node-RED itself ends where a credential is no text. */
function textsOf(recipe: Recipe): Properties {
  const isText = (value: Recipe) =>
    typeof value === 'string' ||
    (typeof value === 'object' && value !== null && '$' in value && value.$ === 'long');
  return Object.fromEntries(Object.entries(membersOf(recipe)).filter(([, value]) => isText(value)));
}

/** Else a node that completes a task would wait for its end for as long as some flow file says. */
const NOTHING_OPEN = {
  search2: { ...goodAnswer('search2', '8.8.0'), body: { items: [], page: { totalItems: 0 } } },
  search1: { ...goodAnswer('search1', '8.8.0'), body: [] },
};

/** Whether Node-RED itself takes it: not what is very deep, and no property that hides one of every object. */
function isSaved(one: Properties): boolean {
  return !isVeryDeep(one) && !JSON.stringify(one).includes('"hasOwnProperty"');
}

const saved: fc.Arbitrary<Saved> = fc
  .constantFrom(...Object.keys(OPERATIONS))
  .chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      properties: fc.oneof(mutated(OPERATIONS[operation]?.properties ?? {}), json).map(membersOf),
      cluster: fc.oneof(fc.constant(CLUSTER), withLongText(CLUSTER), mutated(CLUSTER)).map(membersOf),
      credentials: fc
        .oneof(fc.constant(SECRET_FIELDS), withLongText(SECRET_FIELDS), mutated(SECRET_FIELDS))
        .map(textsOf),
    }),
  )
  .filter((one) => isSaved({ ...one }));

/** Where these fields say so, a node asks port 8080 of this computer, which may be somebody's Camunda. */
const SOMEBODYS: Record<string, Recipe[]> = { environment: ['local'], restAddress: [] };

function isBlank(value: Recipe | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function clusterOf(url: string, { cluster, credentials }: Saved, place: number): Properties {
  const name = `saved-${place}`;
  const own = { ...cluster };
  for (const [field, values] of Object.entries(SOMEBODYS)) {
    if (isBlank(own[field]) || values.includes(own[field] ?? null)) own[field] = CLUSTER[field] ?? '';
  }
  const moved = Object.entries(own).map(([field, value]) => [
    field,
    typeof value === 'string' ? value.replace('CAMUNDA', `${url}/${name}`) : value,
  ]);
  return { ...Object.fromEntries(moved), id: name, type: 'camunda8-cluster', credentials };
}

async function attack({ camunda, victim }: World, flow: Saved[]): Promise<void> {
  camunda.become(
    new Map(flow.map((_, place) => [`saved-${place}`, { version: '8.8.0', answers: NOTHING_OPEN }])),
  );
  const clusters = flow.map((one, place) => clusterOf(camunda.url, one, place));
  const nodes = flow.map(({ operation, properties }, place) => ({
    ...{ type: OPERATIONS[operation]?.type ?? '', properties, cluster: `saved-${place}` },
  }));
  if (!(await victim.deploy(flowsWith(clusters, nodes)))) return;
  const sent = flow.flatMap(({ operation }, place): Sent[] => {
    const { msg = {}, sends } = OPERATIONS[operation] ?? {};
    return sends === 'none' ? [] : [{ place, msg, sends: 'any' }];
  });
  keepPromises(victim, await victim.send(sent, SECRETS), sent, SECRETS);
}

export const flowFiles: Family<Saved> = {
  name: 'flow files of any shape',
  batches: batchOf(saved, MOST, BUDGET, (one) => lengthOf({ ...one })),
  known: [],
  attack,
};
