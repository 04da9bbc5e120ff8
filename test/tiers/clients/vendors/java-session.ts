import { commandsOf } from './java-commands';
import { nameOf, renamed, renamedJob } from './java-names';
import { filterCalls, type JavaCall, pageCalls, sortCalls, TASK_NAMES } from './java-query';
import type { Item, Session, Worker } from './vendor';

/** The Java client's commands, and its answers with the REST API's names. */
export function sessionOf(
  execute: (...calls: JavaCall[]) => Promise<unknown>,
  work: Session['work'],
): Session {
  const item = async (...calls: JavaCall[]) => renamed((await execute(...calls)) as Item);
  const page = async (...calls: JavaCall[]) => {
    const answer = (await execute(...calls)) as { items: Item[]; page: { totalItems: unknown } };
    return { page: answer.page, items: answer.items.map(renamed) };
  };
  return {
    topology: () => item(['newTopologyRequest']),
    searchTasks: ({ filter = {}, sort = [], page: window = {} }) =>
      page(
        ['newUserTaskSearchRequest'],
        ['filter', filterCalls(filter, TASK_NAMES)],
        ['sort', sortCalls(sort)],
        ['page', pageCalls(window)],
      ),
    task: (key) => item(['newUserTaskGetRequest', key]),
    form: async (key) => {
      const form = await item(['newUserTaskGetFormRequest', key]);
      return form.formId === null ? null : form; // for no form it gives an empty one
    },
    variables: async (key, filter = {}) =>
      (await page(['newUserTaskVariableSearchRequest', key], ['filter', filterCalls(filter)])).items,
    effectiveVariables: async (key) => (await page(['newUserTaskEffectiveVariableSearchRequest', key])).items,
    assign: (key, assignee, allowOverride = true) =>
      execute(['newAssignUserTaskCommand', key], ['assignee', assignee], ['allowOverride', allowOverride]),
    unassign: (key) => execute(['newUnassignUserTaskCommand', key]),
    update: (key, changeset) => execute(['newUpdateUserTaskCommand', key], ...Object.entries(changeset)),
    complete: (key, variables) => execute(['newCompleteUserTaskCommand', key], ['variables', variables]),
    ...commandsOf(execute),
    search: (entity, { filter = {}, sort = [], page: window = {} }) =>
      page(
        [`new${nameOf(entity)}SearchRequest`],
        ['filter', filterCalls(filter)],
        ['sort', sortCalls(sort)],
        ['page', pageCalls(window)],
      ),
    work: async (wanted): Promise<Worker> => {
      const worker = await work(wanted);
      return { stop: async () => (await worker.stop()).map(renamedJob) };
    },
  };
}
