import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { bpmnOfTask } from '../../support/bpmn/build';
import type { Exchange } from '../../support/relay';
import { clientOf } from '../../support/sandbox-client';
import { ask, type Question } from './ask';
import { Release } from './release';
import { anotherField, type Spoil, spoilt } from './spoilt';
import { versions } from './versions';

const SEARCH = {
  filter: {
    state: 'CREATED',
    assignee: { $in: ['anna'], $like: 'a*', $exists: true },
    priority: { $gte: 1 },
    dueDate: { $gt: '2026-11-21T12:00:00Z' },
    tenantId: '<default>',
    userTaskKey: '{task}',
    processInstanceVariables: [{ name: 'plant', value: '"basil"' }],
  },
  sort: [{ field: 'name', order: 'ASC' }],
  page: { from: 0, limit: 10 },
};
const PLANT = { filter: { name: { $in: ['plant'] } }, sort: [{ field: 'name' }], page: { limit: 10 } };
const CHANGESET = { candidateGroups: ['home'], dueDate: '2026-12-24T18:00:00Z', priority: 80 };

/** `{task}` and `{instance}` stand for the keys of a task and of its instance. */
const QUESTIONS: readonly Question[] = [
  ['GET', '/v2/topology', undefined, 200],
  ['GET', '/v2/license', undefined, 200],
  ['GET', '/v2/authentication/me', undefined, 200],
  ['GET', '/v2/user-tasks/{task}', undefined, 200],
  ['GET', '/v2/user-tasks/1', undefined, 404],
  ['POST', '/v2/user-tasks/search', SEARCH, 200],
  ['POST', '/v2/user-tasks/{task}/variables/search', PLANT, 200],
  ['GET', '/v2/process-instances/{instance}', undefined, 200],
  ['POST', '/v2/process-instances', { processDefinitionId: 'feed-cat', variables: { grams: 70 } }, 200],
  ['POST', '/v2/deployments', bpmnOfTask('paint-fence', 'paint', 'Paint the fence'), 200],
  ['PATCH', '/v2/user-tasks/{task}', { changeset: CHANGESET }, 204],
  ['POST', '/v2/user-tasks/{task}/assignment', { assignee: 'anna', allowOverride: true }, 204],
  ['POST', '/v2/user-tasks/{task}/completion', { variables: { watered: true } }, 204],
];

/** Fields that hold what a user of Camunda makes up. */
const OPEN = ['variables', 'customHeaders', 'c8Links'];

const WORDS = ['state', 'order', 'field', 'role', 'health'];

const WAYS: Record<string, Spoil> = {
  'another field': anotherField,
  'a number for a text': (value) => (typeof value === 'string' ? [1] : []),
  'a text for a number': (value) => (typeof value === 'number' ? [String(value)] : []),
  'a text for a truth value': (value) => (typeof value === 'boolean' ? [String(value)] : []),
  'an object for a list': (value) => (Array.isArray(value) ? [{}] : []),
  'a key as a number': (value, field) => (/Key$/.test(field) && value !== null ? [Number(value)] : []),
  'a word that there is not': (_value, field) => (WORDS.includes(field) ? ['NOPE'] : []),
  'a date that is none': (_value, field) => (/Date$/.test(field) ? ['tomorrow'] : []),
};

const missing: Spoil = (_value, field) => (/^[a-z]/.test(field) ? [undefined] : []);

const REQUIRED_IN_REQUESTS = {
  'POST /v2/user-tasks/search': [
    'filter.processInstanceVariables.0.name',
    'filter.processInstanceVariables.0.value',
    'sort.0.field',
  ],
  'POST /v2/user-tasks/{task}/variables/search': ['sort.0.field'],
  'POST /v2/process-instances': ['processDefinitionId'],
};

const TASK = [
  ...['name', 'state', 'assignee', 'elementId', 'candidateGroups', 'candidateUsers', 'processDefinitionId'],
  ...['creationDate', 'followUpDate', 'dueDate', 'tenantId', 'processDefinitionVersion', 'priority'],
  ...['elementInstanceKey', 'processName', 'processDefinitionKey', 'processInstanceKey'],
];
const PAGE = ['page.hasMoreTotalItems', 'page.startCursor', 'page.endCursor'];

/** What 8.8 declares optional. In 8.9 no field of an answer may be missing. */
const OPTIONAL_IN_ANSWERS_OF_88 = {
  'GET /v2/license': ['expiresAt'],
  'GET /v2/authentication/me': [
    ...['username', 'displayName', 'email', 'authorizedComponents', 'tenants.0.tenantId', 'tenants.0.name'],
  ],
  'GET /v2/user-tasks/{task}': TASK,
  'GET /v2/user-tasks/1': ['type', 'title', 'status', 'detail', 'instance'],
  'POST /v2/user-tasks/search': [...TASK.map((field) => `items.0.${field}`), ...PAGE],
  'POST /v2/user-tasks/{task}/variables/search': PAGE,
  'GET /v2/process-instances/{instance}': ['tags'],
  'POST /v2/process-instances': ['tags'],
  'POST /v2/deployments': ['deployments.0.processDefinition'],
};

function placesIn(table: Record<string, readonly string[]>): string[] {
  return Object.entries(table).flatMap(([question, fields]) => fields.map((field) => `${question} ${field}`));
}

/** The question with the keys of a new task and of its instance, put to a sandbox. */
async function answered(sandbox: Sandbox, question: Question): Promise<Exchange> {
  const client = clientOf(sandbox, { authentication: 'basic' });
  const headers = await client.requestHeaders('v2').finally(() => client.close());
  const dates = { dueDate: Date.now(), followUpDate: Date.now() };
  const task = sandbox.addTask({ assignee: 'anna', variables: { plant: 'basil' }, ...dates });
  const found = await ask(sandbox.url, ['GET', `/v2/user-tasks/${task}`, undefined, 200], headers);
  const { processInstanceKey }: { processInstanceKey: string } = JSON.parse(found.answerBody);
  const withKeys = (text: string) =>
    text.replaceAll('{task}', task).replaceAll('{instance}', processInstanceKey);
  const [method, path, body, status] = question;
  const asked: unknown = body && JSON.parse(withKeys(JSON.stringify(body)));
  return ask(sandbox.url, [method, withKeys(path), asked, status], headers);
}

for (const version of versions) {
  describe(`A right exchange with Camunda ${version}`, () => {
    const exchanges = new Map<string, Exchange>();
    let release: Release;

    before(async () => {
      release = await Release.load(version);
      const sandbox = await startSandbox({ version, authentication: 'basic' });
      for (const question of QUESTIONS) {
        const [method, path] = question;
        exchanges.set(`${method} ${path}`, await answered(sandbox, question));
      }
      await sandbox.close();
    });

    /** Where bodies were spoilt, and whether that was refused. */
    function judged(
      part: 'requestBody' | 'answerBody',
      spoil: Spoil,
    ): { where: string; isRefused: boolean }[] {
      return [...exchanges].flatMap(([question, exchange]) => {
        const body: unknown = exchange[part].startsWith('{') ? JSON.parse(exchange[part]) : undefined;
        return Array.from(spoilt(body, spoil, OPEN), ([where, wrong]) => {
          const faults = release.faultsOf({ ...exchange, [part]: JSON.stringify(wrong) });
          return { where: `${question} ${where}`, isRefused: faults.length > 0 };
        });
      });
    }

    it('is taken', () => {
      for (const exchange of exchanges.values()) should(release.faultsOf(exchange)).eql([]);
      const statuses = [...exchanges.values()].map(({ status }) => status);
      should(statuses).eql(QUESTIONS.map(([, , , status]) => status));
    });

    for (const [way, spoil] of Object.entries(WAYS)) {
      it(`is refused with ${way}, wherever that is`, () => {
        const all = [...judged('requestBody', spoil), ...judged('answerBody', spoil)];
        should(all).not.be.empty();
        should(all.filter(({ isRefused }) => !isRefused)).eql([]);
      });
    }

    it('is refused without a required field of the request', () => {
      const refused = judged('requestBody', missing).filter(({ isRefused }) => isRefused);
      const assignee = version === '8.8' ? ['POST /v2/user-tasks/{task}/assignment assignee'] : [];
      should(refused.map(({ where }) => where)).eql([...placesIn(REQUIRED_IN_REQUESTS), ...assignee]);
    });

    it('is refused without any field of the answer that is not declared optional', () => {
      const taken = judged('answerBody', missing).filter(({ isRefused }) => !isRefused);
      const optional = version === '8.8' ? placesIn(OPTIONAL_IN_ANSWERS_OF_88) : [];
      should(taken.map(({ where }) => where)).eql(optional);
    });
  });
}
