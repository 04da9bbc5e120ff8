import { invalidError } from '../errors';
import { Collected } from '../search/memory';
import { sentence } from '../sentence';

/** The variables of all tasks on one page, which come in an answer for each task. */
export class PageVariables {
  readonly #collected = new Collected();

  /** @throws CamundaError CAMUNDA_INVALID where they do not fit in the memory */
  add(variables: unknown): void {
    if (this.#collected.takes(variables)) return;
    const most = this.#collected.megabytes;
    throw invalidError(
      sentence`Name fewer variables, or set a smaller page size. One page has more than ${most} MB of them`,
    );
  }
}
