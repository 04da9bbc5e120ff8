import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './keys';
import type { ProcessDefinition, ProcessModel } from './process-definition';

/** A version of a process, by default the newest with this id. */
export type DefinitionReference =
  | { readonly id: string; readonly version?: number | undefined }
  | { readonly key: string };

/** The processes that are deployed, with all their versions. */
export class ProcessDefinitions {
  /** All that were deployed, the deleted ones too: no version number is given twice. */
  readonly #definitions: ProcessDefinition[] = [];
  readonly #deleted = new Set<ProcessDefinition>();

  /** Makes a process known, as its next version unless nothing has changed. Deployments are the first partition's. */
  deploy(
    model: ProcessModel,
    keys: Keys,
    resourceName = `${model.processDefinitionId}.bpmn`,
  ): ProcessDefinition {
    const newest = this.find({ id: model.processDefinitionId });
    if (newest && isDeepStrictEqual(newest.model, model)) {
      return newest;
    }
    const definition = {
      ...model,
      model,
      resourceName,
      processDefinitionKey: String(keys.take(1)),
      processDefinitionVersion: this.#versionsOf(model) + 1,
    };
    this.#definitions.push(definition);
    return definition;
  }

  find(by: DefinitionReference): ProcessDefinition | undefined {
    return this.#known().findLast((definition) => {
      if ('key' in by) {
        return definition.processDefinitionKey === by.key;
      }
      const { processDefinitionId, processDefinitionVersion: version } = definition;
      return processDefinitionId === by.id && version === (by.version ?? version);
    });
  }

  /** Forgets a version. */
  delete(definition: ProcessDefinition): void {
    this.#deleted.add(definition);
  }

  keys(): string[] {
    return this.#known().map(({ processDefinitionKey }) => processDefinitionKey);
  }

  #known(): ProcessDefinition[] {
    return this.#definitions.filter((definition) => !this.#deleted.has(definition));
  }

  #versionsOf({ processDefinitionId: id }: ProcessModel): number {
    return this.#definitions.filter((definition) => definition.processDefinitionId === id).length;
  }
}
