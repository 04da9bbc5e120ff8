import type { Sandbox } from '../../../../sandbox/sandbox';
import { playBusyHouse } from '../../../support/bpmn/busy-house';
import { ask, type Question } from '../ask';
import { prepare } from '../commands/house';

const CANCEL: Question = [
  'POST',
  '/v2/process-instances/cancellation',
  { filter: { tags: ['cancelled'] } },
  200,
];

/**
 * A sandbox's processes, decisions and forms with a bit of everything under way.
 * @param headers of one who is logged in
 * @returns keys by the words of questions
 */
export async function keysOf(
  sandbox: Sandbox,
  headers: Record<string, string> = {},
): Promise<Record<string, string>> {
  const { engine } = sandbox;
  const commands = await prepare(engine);
  const { calling, ...house } = await playBusyHouse(engine);
  const { definitions, store } = engine;
  sandbox.deployForm({ id: 'plant-form', type: 'default', components: [] });
  const task = sandbox.addTask({
    ...{ assignee: 'anna', candidateGroups: ['home'], formId: 'plant-form', variables: { plant: 'basil' } },
    ...{ dueDate: Date.now(), followUpDate: Date.now(), tags: ['outside'] },
  });
  const first = (records: Iterable<{ readonly key: string }>) => [...records][0]?.key ?? '';
  const incidents = [...store.incident.values()];
  const [failed, ...others] = incidents;
  const solvable = others.find(({ jobKey }) => jobKey !== undefined);
  engine.createInstance({ process: { id: 'water' }, tags: ['cancelled'] });
  const { answerBody } = await ask(sandbox.url, CANCEL, headers);
  engine.updateJob(solvable?.jobKey ?? '', { retries: 1 });
  return {
    ...house,
    ...commands,
    calling,
    task,
    called: first(
      [...store.processInstance.values()].filter(({ parent }) => parent?.process.key === calling),
    ),
    process: definitions.processes.find('p', '<default>')?.key ?? '',
    formed: definitions.processes.find('formed', '<default>')?.key ?? '',
    decision: definitions.decisions.find('open', '<default>')?.key ?? '',
    requirements: first(definitions.drgs.all()),
    variable: first(store.variable.values()),
    evaluated: first(store.decisionInstance.values()),
    incident: failed?.key ?? '',
    blocked: failed?.scope.key ?? '',
    solvable: solvable?.key ?? '',
    batch: JSON.parse(answerBody).batchOperationKey,
  };
}
