import { bpmn, end, flows, service, start } from '../../support/bpmn/build';
import { reset } from '../../support/faults';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke, Refused, Stage } from './stage';

const ORDER = bpmn('order', start(), service('pack'), end(), flows('start pack end'));
const KEY = '2251799813685299';

async function refusalOf(
  stage: Stage,
  version: '8.6' | '8.8',
  type: string,
  properties: object,
): Promise<Refused> {
  const sandbox = await stage.sandbox({ version, tasks: 'empty' });
  await sandbox.engine.deploy([{ name: 'order.bpmn', content: ORDER }]);
  return stage.refusal(clusterAt(sandbox.url), { type: `camunda8-${type}`, ...properties }, { payload: {} });
}

const instance = (stage: Stage, properties: object, version: '8.6' | '8.8' = '8.8') =>
  refusalOf(stage, version, 'process-instance', { processDefinitionId: 'order', ...properties });
const one = { processInstanceKey: KEY, processInstanceKeyType: 'str' };

/** What is refused of processes, their incidents, searches and requests of any kind. */
export const processRefusals: Record<string, Provoke> = {
  'A process that is not deployed, started': (stage) => instance(stage, { processDefinitionId: 'nobody' }),
  'A business ID for a Camunda before 8.9': (stage) =>
    instance(stage, { businessId: 'order-1', businessIdType: 'str' }),
  'A start whose answer is lost': async (stage) => {
    const server = await stage.server();
    server.on('*', reset);
    const action = { type: 'camunda8-process-instance', processDefinitionId: 'order' };
    return stage.refusal(clusterAt(server.url), action, { payload: {} });
  },
  'A process that does not end in time': (stage) =>
    instance(stage, { operation: 'startAndWait', timeout: '1' }),
  'A process instance that does not run, canceled': (stage) =>
    instance(stage, { operation: 'cancel', ...one }),
  'A process instance that cannot be read yet, or is not there': (stage) =>
    instance(stage, { operation: 'get', ...one }),
  'An incident that is not open': (stage) =>
    refusalOf(stage, '8.8', 'incident', { incidentKey: KEY, incidentKeyType: 'str' }),
  'A search that came later': (stage) => refusalOf(stage, '8.6', 'search', { entity: 'jobs' }),
  'A request for an operation that there is not': (stage) =>
    refusalOf(stage, '8.8', 'request', { operation: 'brewCoffee' }),
};
