import { isJsonObject, type JsonObject } from '../json-object';
import type { PagedSearch } from '../search/paging';
import type { Item, Page, Pages } from '../search/search';
import type { Transport } from '../transport/transport';
import { forEachTask } from '../user-tasks/each-task';
import { PageVariables } from '../user-tasks/page-variables';
import { isCut, isListed, type ListedVariable, variablesIn } from '../user-tasks/variables';
import { listVariables, wholeVariables } from './task-variables';

/** `includeVariables` of a body: those of the query, and by name those of the form, each with its full value. */
export function includedVariables(names: readonly string[], query: unknown): JsonObject[] {
  const others = Array.isArray(query) ? query.filter(isJsonObject) : [];
  const named = new Set<unknown>(names);
  return [...others.filter(({ name }) => !named.has(name)), ...wholeVariables(names)];
}

/**
 * The pages of a search over `/v1`, with `variables` as an object of names and values instead of Tasklist's list. 8.6.0
 * cuts off a long value whatever it is asked for: there is one more request for each task that has one.
 * @throws CamundaError
 */
export async function* withVariableObjects(
  pages: Pages,
  transport: Transport,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page, void> {
  let requests = 0;

  async function fill(task: Item, onPage: PageVariables, stop: AbortSignal): Promise<void> {
    const { userTaskKey: key, variables } = task;
    const { value: whole, requests: asked } = await listVariables(transport, key, cutNames(variables), stop);
    requests += asked;
    onPage.add(whole);
    task.variables = [...listIn(variables), ...whole];
  }

  for await (const page of pages) {
    const cut = page.items.filter(({ variables }) => cutNames(variables).length > 0);
    const onPage = new PageVariables();
    if (cut.length > 0) await forEachTask(cut, (task, stop) => fill(task, onPage, stop), signal);
    for (const task of page.items) task.variables = variablesIn(listIn(task.variables));
    page.requests += requests;
    yield page;
  }
}

function cutNames(variables: unknown): string[] {
  return listIn(variables)
    .filter(isCut)
    .map(({ name }) => name);
}

function listIn(variables: unknown): ListedVariable[] {
  return Array.isArray(variables) ? variables.filter(isListed) : [];
}

/** Tasks on a page without a variable of which Tasklist may know some: 12 times a power of 2, and one more. */
function isSuspicious(count: number): boolean {
  return count > 12 && Number.isInteger(Math.log2((count - 1) / 12));
}

/**
 * Asks once more where Tasklist of 8.8 and 8.9 may have left out every variable, as it does on pages of 13, 25 or 49
 * tasks (camunda/camunda#60017): for the variables of all but the last task, and then for those of the last.
 */
export function askingAgain(ask: PagedSearch['ask']): PagedSearch['ask'] {
  return async (after, limit, signal) => {
    const page = await ask(after, limit, signal);
    if (!isSuspicious(page.items.length) || page.items.some(hasVariables)) return page;
    const most = await ask(after, page.items.length - 1, signal);
    page.requests += most.requests;
    if (!most.next || !most.items.some(hasVariables)) return page;
    const last = await ask(most.next, 1, signal);
    page.requests += last.requests;
    const variables = new Map([...most.items, ...last.items].map((task) => [task.id, task.variables]));
    return { ...page, items: page.items.map((task) => ({ ...task, variables: variables.get(task.id) })) };
  };
}

function hasVariables(task: JsonObject): boolean {
  return listIn(task.variables).length > 0;
}
