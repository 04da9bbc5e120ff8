import { filterCalls, type JavaCall, pageCalls, sortCalls } from './java-query';
import type { Item, Session } from './vendor';

/** The Java client's commands, and its answers with the REST API's names. */
export function sessionOf(execute: (...calls: JavaCall[]) => Promise<unknown>): Session {
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
        ['filter', filterCalls(filter)],
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
    deploy: async (resources) => {
      const { processes, form } = await item(
        ['newDeployResourceCommand'],
        ...resources.map(({ content, name }): JavaCall => ['addResourceStringUtf8', content, name]),
      );
      return { processes: (processes as Item[]).map(renamed), forms: form as Item[] };
    },
    start: (process) => item(['newCreateInstanceCommand'], ...startCalls(process)),
    instance: (key) => item(['newProcessInstanceGetRequest', key]),
    cancel: (key) => execute(['newCancelInstanceCommand', key]),
  };
}

function startCalls(process: Item): JavaCall[] {
  const { processDefinitionKey, processDefinitionId, processDefinitionVersion, ...rest } = process;
  const { variables, tags, awaitCompletion, fetchVariables, requestTimeout } = rest;
  const byId: JavaCall[] = [
    ['bpmnProcessId', processDefinitionId],
    processDefinitionVersion === undefined ? ['latestVersion'] : ['version', processDefinitionVersion],
  ];
  return [
    ...(processDefinitionKey === undefined
      ? byId
      : [['processDefinitionKey', processDefinitionKey] satisfies JavaCall]),
    ...optional('variables', variables),
    ...optional('tags', tags),
    ...(awaitCompletion ? [['withResult'] satisfies JavaCall] : []),
    ...optional('fetchVariables', fetchVariables),
    ...optional('requestTimeout', requestTimeout && `PT${Number(requestTimeout) / 1000}S`),
  ];
}

function optional(method: string, argument: unknown): JavaCall[] {
  return argument === undefined ? [] : [[method, argument]];
}

/** What the Java client calls otherwise than the REST API does. */
function renamed({ bpmnProcessId, version, variablesAsMap, ...rest }: Item): Item {
  return {
    ...rest,
    ...(bpmnProcessId === undefined ? {} : { processDefinitionId: bpmnProcessId }),
    ...(version === undefined ? {} : { processDefinitionVersion: version }),
    ...(variablesAsMap === undefined ? {} : { variables: variablesAsMap }),
  };
}
