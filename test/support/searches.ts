import should from 'should';
import { CamundaError, type CamundaErrorCode } from '../../src/errors';
import type { Page } from '../../src/search/search';
import type { TaskSearch } from '../../src/user-tasks/task-search';

/** A search for everything, but for what a test says. */
export function searchFor(part: Partial<TaskSearch> = {}): TaskSearch {
  return { api: 'v2', filters: [], sort: [], query: undefined, shape: 'common', ...part };
}

export async function pagesOf(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** The tasks' keys in the order in which they came. */
export function keysOf(pages: readonly Page[]): number[] {
  return pages.flatMap(({ items }) => items.map((task) => Number(task.userTaskKey)));
}

/** The keys from one number to another, both included. */
export function keys(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The error with which something fails. It fails itself where that is none of ours, or has another code. */
export async function refusalOf(code: CamundaErrorCode, action: () => unknown): Promise<CamundaError> {
  let failure: unknown;
  try {
    await action();
  } catch (error) {
    failure = error;
  }
  should(failure).be.instanceOf(CamundaError);
  const error = failure as CamundaError;
  should(error.code).equal(code, error.message);
  return error;
}
