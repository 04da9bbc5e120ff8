import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { type BusyHouse, playBusyHouse } from '../../support/bpmn/busy-house';
import { ask, type Question } from './ask';
import { Release } from './release';
import { type DescribedVersion, versions } from './versions';

const FIRST_TWO = { page: { limit: 2 } };

/** Each search's path, with a filter that it takes. */
const SEARCHES: readonly [entity: string, filter: object][] = [
  ['process-definitions', { isLatestVersion: true }],
  ['process-instances', { hasIncident: true, elementId: 'dig', variables: [{ name: 'depth', value: '3' }] }],
  ['element-instances', { type: 'SERVICE_TASK', state: { $neq: 'COMPLETED' } }],
  ['variables', { name: { $like: 'd*' } }],
  ['incidents', { errorType: 'JOB_NO_RETRIES' }],
  ['jobs', { deadline: { $exists: false }, kind: 'BPMN_ELEMENT' }],
  ['message-subscriptions', { messageSubscriptionState: 'CREATED' }],
  ['correlated-message-subscriptions', { messageName: 'ring' }],
  ['decision-definitions', { decisionDefinitionId: 'open' }],
  ['decision-requirements', { decisionRequirementsId: 'house' }],
  ['users', { username: 'anna' }],
  ['groups', { groupId: { $in: ['home'] } }],
  ['roles', { roleId: 'admin' }],
  ['tenants', { tenantId: '<default>' }],
];

/** `{stuck}` and the like stand for the keys of what `playBusyHouse` plays, `{element}` for that of an element instance, and so on. */
const QUESTIONS: readonly Question[] = [
  ...SEARCHES.flatMap(([entity, filter]): Question[] => [
    ['POST', `/v2/${entity}/search`, undefined, 200],
    ['POST', `/v2/${entity}/search`, { filter, ...FIRST_TWO }, 200],
    ['POST', `/v2/${entity}/search`, { filter: { bogus: 1 } }, 400],
    ['POST', `/v2/${entity}/search`, { page: { after: 'nonsense' } }, 400],
  ]),
  ['POST', '/v2/variables/search?truncateValues=false', { filter: { name: 'note' } }, 200],
  ['POST', '/v2/groups/home/users/search', undefined, 200],
  ['POST', '/v2/groups/nobody/users/search', undefined, 404],
  ['GET', '/v2/users/anna', undefined, 200],
  ['GET', '/v2/users/nobody', undefined, 404],
  ['GET', '/v2/groups/home', undefined, 200],
  ['GET', '/v2/groups/nobody', undefined, 404],
  ['GET', '/v2/roles/admin', undefined, 200],
  ['GET', '/v2/tenants/%3Cdefault%3E', undefined, 200],
  ['GET', '/v2/process-definitions/{process}', undefined, 200],
  ['GET', '/v2/process-definitions/{process}/xml', undefined, 200],
  ['GET', '/v2/process-definitions/{process}/form', undefined, 204],
  ['POST', '/v2/process-definitions/{process}/statistics/element-instances', undefined, 200],
  [
    'POST',
    '/v2/process-definitions/{process}/statistics/element-instances',
    { filter: { hasIncident: true, elementId: { $like: 'd*' }, $or: [{ state: 'ACTIVE' }] } },
    200,
  ],
  ['GET', '/v2/process-definitions/1', undefined, 404],
  ['GET', '/v2/process-definitions/abc', undefined, 400],
  ['GET', '/v2/process-definitions/1/xml', undefined, 404],
  ['GET', '/v2/process-definitions/1/form', undefined, 404],
  ...['waiting', 'stuck', 'calling', 'done', 'rung'].map(
    (which): Question => ['GET', `/v2/process-instances/{${which}}`, undefined, 200],
  ),
  ['GET', '/v2/process-instances/{called}/call-hierarchy', undefined, 200],
  ['GET', '/v2/process-instances/{calling}/call-hierarchy', undefined, 200],
  ['GET', '/v2/process-instances/1/call-hierarchy', undefined, 404],
  ['GET', '/v2/process-instances/{done}/sequence-flows', undefined, 200],
  ['GET', '/v2/process-instances/1/sequence-flows', undefined, 200],
  ['GET', '/v2/process-instances/{done}/statistics/element-instances', undefined, 200],
  ['GET', '/v2/process-instances/1/statistics/element-instances', undefined, 200],
  ['POST', '/v2/process-instances/{calling}/incidents/search', undefined, 200],
  ['POST', '/v2/process-instances/1/incidents/search', undefined, 404],
  ['GET', '/v2/element-instances/{element}', undefined, 200],
  ['GET', '/v2/element-instances/1', undefined, 404],
  ['GET', '/v2/variables/{variable}', undefined, 200],
  ['GET', '/v2/variables/1', undefined, 404],
  ['GET', '/v2/incidents/{incident}', undefined, 200],
  ['GET', '/v2/incidents/1', undefined, 404],
  ['GET', '/v2/decision-definitions/{decision}', undefined, 200],
  ['GET', '/v2/decision-definitions/{decision}/xml', undefined, 200],
  ['GET', '/v2/decision-definitions/1', undefined, 404],
  ['GET', '/v2/decision-requirements/{requirements}', undefined, 200],
  ['GET', '/v2/decision-requirements/{requirements}/xml', undefined, 200],
  ['GET', '/v2/decision-requirements/1', undefined, 404],
  ['GET', '/v2/resources/{process}', undefined, 404],
  ['GET', '/v2/resources/{process}/content', undefined, 404],
];

/**
 * What 8.8's description has wrong: it takes an evaluated decision's key for a number, which it is only up to its hyphen,
 * and a form's schema for an object.
 */
const QUESTIONS_FROM_89: readonly Question[] = [
  ['POST', '/v2/decision-instances/search', undefined, 200],
  ['POST', '/v2/decision-instances/search', { filter: { state: 'EVALUATED' }, ...FIRST_TWO }, 200],
  ['GET', '/v2/decision-instances/{evaluated}', undefined, 200],
  ['GET', '/v2/decision-instances/1-1', undefined, 404],
  ['GET', '/v2/process-definitions/{formed}/form', undefined, 200],
  ['POST', '/v2/element-instances/{element}/incidents/search', { filter: { state: 'ACTIVE' } }, 200],
  ['POST', '/v2/element-instances/1/incidents/search', undefined, 404],
];

const questionsTo = (version: DescribedVersion) =>
  version === '8.8' ? QUESTIONS : [...QUESTIONS, ...QUESTIONS_FROM_89];

/** Keys of what there is beside instances, one of each. */
function keysOf({ engine }: Sandbox, house: BusyHouse): Record<string, string> {
  const { definitions, store } = engine;
  const called = [...store.processInstance.values()].find(
    ({ parent }) => parent?.process.key === house.calling,
  );
  const element = [...store.elementInstance.values()].find(
    ({ element: { id }, process }) => id === 'dig' && process.key === house.stuck,
  );
  const first = (records: Iterable<{ readonly key: string }>) => [...records][0]?.key ?? '';
  return {
    ...house,
    called: called?.key ?? '',
    element: element?.key ?? '',
    process: definitions.processes.find('work', '<default>')?.key ?? '',
    formed: definitions.processes.find('formed', '<default>')?.key ?? '',
    decision: first(definitions.decisions.all()),
    requirements: first(definitions.drgs.all()),
    variable: first(store.variable.values()),
    incident: first(store.incident.values()),
    evaluated: first(store.decisionInstance.values()),
  };
}

for (const version of versions) {
  describe(`The sandbox shows what it runs as Camunda ${version} does`, () => {
    let release: Release;
    let sandbox: Sandbox;
    let keys: Record<string, string>;

    before(async () => {
      release = await Release.load(version);
      sandbox = await startSandbox({ version, tasks: 'empty', partitions: 3 });
      keys = keysOf(sandbox, await playBusyHouse(sandbox.engine));
    });
    after(() => sandbox.close());

    for (const [method, path, body, status] of questionsTo(version)) {
      it(`to ${method} ${path} ${JSON.stringify(body) ?? ''} with ${status}`, async () => {
        const asked = path.replace(/\{(\w+)\}/, (_, which) => keys[which] ?? '');
        const exchange = await ask(sandbox.url, [method, asked, body, status]);
        should(exchange.status).equal(status, exchange.answerBody);
        should(release.faultsOf(exchange)).eql([]);
        if (body && status === 200 && path.endsWith('/search')) {
          should(JSON.parse(exchange.answerBody).items).not.be.empty();
        }
      });
    }
  });
}
