import should from 'should';
import {
  type Sandbox,
  type SandboxAuthentication,
  startSandbox,
  type Version,
} from '../../../sandbox/sandbox';
import { bpmnOfTask } from '../../support/bpmn/build';
import { clientOf } from '../../support/sandbox-client';
import { search } from '../../unit/sandbox/call';
import { ask, type Question } from './ask';
import { Release } from './release';
import { versions } from './versions';

const SEARCH = '/v2/user-tasks/search';
const ME = '/v2/authentication/me';
const PLANT = {
  filter: { name: { $in: ['plant'] } },
  sort: [{ field: 'name', order: 'ASC' }],
  page: { limit: 10 },
};
const USERS = {
  filter: { username: { $like: 'a*' }, name: 'Anna' },
  sort: [{ field: 'username', order: 'DESC' }],
  page: { from: 0, limit: 10 },
};

/**
 * `{open}`, `{taken}` (by anna, with variables), `{form}` and `{done}` stand for the keys of such tasks, `{running}` for
 * that of an instance. Three answers are left out, because the descriptions leave them out: the 404 for a process that
 * is not there, which 8.6.0 gives, the 401 without a body with which Spring refuses a bearer token (RFC 6750), and the
 * 404 for the variables of a task that is not there.
 */
const QUESTIONS: readonly Question[] = [
  ['GET', '/v2/topology', undefined, 200],
  ['GET', '/v2/license', undefined, 200],
  ['GET', '/v2/status', undefined, 204],
  ['POST', SEARCH, undefined, 200],
  ['POST', SEARCH, {}, 200],
  ['POST', SEARCH, { filter: { assignee: 'nobody' } }, 200],
  ['POST', SEARCH, { sort: [{ field: 'dueDate', order: 'DESC' }], page: { from: 1, limit: 3 } }, 200],
  ['POST', SEARCH, { bogus: 1 }, 400],
  ['POST', SEARCH, { filter: { bogus: 1 } }, 400],
  ['POST', SEARCH, { filter: { state: 'NOPE' } }, 400],
  ['POST', SEARCH, { page: { after: 'nonsense' } }, 400],
  ['POST', SEARCH, { page: { limit: 0 } }, 400],
  ['GET', '/v2/user-tasks/{open}', undefined, 200],
  ['GET', '/v2/user-tasks/{taken}', undefined, 200],
  ['GET', '/v2/user-tasks/{done}', undefined, 200],
  ['GET', '/v2/user-tasks/1', undefined, 404],
  ['GET', '/v2/user-tasks/abc', undefined, 400],
  ['PATCH', '/v2/user-tasks/{open}', { changeset: { priority: 80, dueDate: '2026-12-24T18:00:00Z' } }, 204],
  ['PATCH', '/v2/user-tasks/{open}', {}, 400],
  ['PATCH', '/v2/user-tasks/{done}', { changeset: { priority: 80 } }, 404],
  ['POST', '/v2/user-tasks/{open}/assignment', { assignee: 'anna' }, 204],
  ['POST', '/v2/user-tasks/{taken}/assignment', { assignee: 'ben', allowOverride: false }, 409],
  ['POST', '/v2/user-tasks/{open}/assignment', {}, 400],
  ['POST', '/v2/user-tasks/{done}/assignment', { assignee: 'anna' }, 404],
  ['POST', '/v2/user-tasks/1/assignment', { assignee: 'anna' }, 503],
  ['DELETE', '/v2/user-tasks/{taken}/assignee', undefined, 204],
  ['DELETE', '/v2/user-tasks/{done}/assignee', undefined, 404],
  ['GET', '/v2/user-tasks/{open}/form', undefined, 204],
  ['GET', '/v2/user-tasks/1/form', undefined, 404],
  ['POST', '/v2/users/search', undefined, 200],
  ['POST', '/v2/users/search', USERS, 200],
  ['POST', '/v2/users/search', { filter: { bogus: 1 } }, 400],
  ['POST', '/v2/user-tasks/{taken}/variables/search', undefined, 200],
  ['POST', '/v2/user-tasks/{taken}/variables/search?truncateValues=false', PLANT, 200],
  ['POST', '/v2/user-tasks/{taken}/variables/search', { page: { after: 'nonsense' } }, 400],
  ['GET', '/v2/process-instances/{running}', undefined, 200],
  ['GET', '/v2/process-instances/1', undefined, 404],
  ['POST', '/v2/user-tasks/{open}/completion', { variables: { watered: true } }, 204],
  ['POST', '/v2/user-tasks/{open}/completion', undefined, 204],
  ['POST', '/v2/user-tasks/{done}/completion', undefined, 404],
  ['POST', '/v2/user-tasks/abc/completion', undefined, 400],
  ['POST', '/v2/process-instances', { processDefinitionId: 'feed-cat', variables: { grams: 70 } }, 200],
  ['POST', '/v2/process-instances', {}, 400],
  ['POST', '/v2/process-instances/1/cancellation', undefined, 503],
  ['POST', '/v2/deployments', bpmnOfTask('paint-fence', 'paint', 'Paint the fence'), 200],
  ['POST', '/v2/deployments', '<recipe/>', 400],
];

/** What no description before 8.9 has: in 8.8.9 there are no effective variables, and a form's schema is an object, which it never was (camunda/camunda#47673). */
const QUESTIONS_FROM_89: readonly Question[] = [
  ['GET', '/v2/user-tasks/{form}/form', undefined, 200],
  ['POST', '/v2/user-tasks/{taken}/effective-variables/search', undefined, 200],
  ['POST', '/v2/user-tasks/{taken}/effective-variables/search?truncateValues=false', PLANT, 200],
  ['POST', '/v2/user-tasks/{taken}/effective-variables/search', { page: { after: 'WzFd' } }, 400],
];

const LOGINS: readonly (readonly [SandboxAuthentication, Question])[] = [
  ['basic', ['GET', ME, undefined, 200]],
  ['cookie', ['GET', ME, undefined, 200]],
  ['oidc', ['GET', ME, undefined, 200]],
  ['none', ['GET', ME, undefined, 401]],
];

const STRANGERS: readonly (readonly [SandboxAuthentication, Question])[] = [
  ['basic', ['GET', ME, undefined, 401]],
  ['basic', ['GET', '/v2/topology', undefined, 401]],
  ['cookie', ['POST', SEARCH, {}, 401]],
];

const questionsTo = (version: Version) =>
  version === '8.8' ? QUESTIONS : [...QUESTIONS, ...QUESTIONS_FROM_89];

for (const version of versions) {
  describe(`The sandbox answers as Camunda ${version} does`, () => {
    let release: Release;
    let sandbox: Sandbox;

    before(async () => {
      release = await Release.load(version);
    });
    afterEach(() => sandbox.close());

    async function shouldBeDescribed(question: Question, headers?: Record<string, string>): Promise<void> {
      const exchange = await ask(sandbox.url, question, headers);
      should(exchange.status).equal(question[3], exchange.answerBody);
      should(release.faultsOf(exchange)).eql([]);
    }

    for (const [method, path, body, status] of questionsTo(version)) {
      it(`to ${method} ${path} ${JSON.stringify(body) ?? ''} with ${status}`, async () => {
        sandbox = await startSandbox({ version, partitions: 5 });
        const dates = { dueDate: Date.now(), followUpDate: Date.now() };
        const taken = sandbox.addTask({
          assignee: 'anna',
          candidateGroups: ['home'],
          tags: ['outside'],
          variables: { plant: 'basil', note: 'x'.repeat(9000) },
          ...dates,
        });
        const { items } = await search(sandbox.url, { filter: { name: 'Feed the cat', state: 'CREATED' } });
        const keys: Record<string, string> = {
          ...{ taken, open: sandbox.addTask(), done: sandbox.addTask() },
          form: String(items[0]?.userTaskKey),
          running: String(items[0]?.processInstanceKey),
        };
        sandbox.completeTask(keys.done ?? '');
        const asked = path.replace(/\{(\w+)\}/, (_, which) => keys[which] ?? '');
        await shouldBeDescribed([method, asked, body, status]);
      });
    }

    for (const [authentication, question] of LOGINS) {
      it(`to ${question[1]} with ${question[3]}, logged in with ${authentication}`, async () => {
        sandbox = await startSandbox({ version, authentication });
        const client = clientOf(sandbox, { authentication });
        const headers = await client.requestHeaders('v2').finally(() => client.close());
        await shouldBeDescribed(question, headers);
      });
    }

    for (const [authentication, question] of STRANGERS) {
      it(`to ${question[1]} with ${question[3]}, not logged in with ${authentication}`, async () => {
        sandbox = await startSandbox({ version, authentication });
        await shouldBeDescribed(question);
      });
    }
  });
}
