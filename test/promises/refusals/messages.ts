import { dmn, table } from '../../support/bpmn/dmn';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke, Refused, Stage } from './stage';

const AMBIGUOUS = dmn(
  table('twice', {
    inputs: ['age'],
    outputs: ['is'],
    rules: [
      ['> 3', '"open"'],
      ['> 4', '"shut"'],
    ],
  }),
);

const node = (type: string, more: object = {}) => ({ type: `camunda8-${type}`, ...more });
const paid = (more: object = {}) =>
  node('message', { messageName: 'paid', correlationKey: 'o-1', messageId: 'i', ...more });

async function refusalOf(stage: Stage, action: ReturnType<typeof node>): Promise<Refused> {
  const sandbox = await stage.sandbox({ version: '8.6', tasks: 'empty' });
  await sandbox.engine.deploy([{ name: 'twice.dmn', content: AMBIGUOUS }]);
  sandbox.engine.publishMessage({ name: 'paid', correlationKey: 'o-1', messageId: 'i', timeToLive: 60_000 });
  return stage.refusal(clusterAt(sandbox.url), action, { payload: { age: 7 } });
}

/** What is refused of messages and decisions. */
export const messageRefusals: Record<string, Provoke> = {
  'A message that nobody waits for, correlated': (stage) =>
    refusalOf(stage, paid({ operation: 'correlate' })),
  'A message with the ID of one that is kept': (stage) => refusalOf(stage, paid()),
  'A correlation key that the message does not have': (stage) =>
    refusalOf(stage, paid({ correlationKey: 'payload.order', correlationKeyType: 'msg' })),
  'A decision that is not there': (stage) => refusalOf(stage, node('decision', { decisionId: 'nobody' })),
  'A decision that cannot be evaluated': (stage) =>
    refusalOf(stage, node('decision', { decisionId: 'twice' })),
};
