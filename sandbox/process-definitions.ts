import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './keys';
import type { ProcessDefinition, ProcessModel } from './process-definition';

/** A version of a process, by default the newest with this id. */
export type DefinitionReference =
  | { readonly id: string; readonly version?: number | undefined }
  | { readonly key: string };

/** The processes that are deployed, with all their versions. */
export class ProcessDefinitions {
  readonly #definitions: ProcessDefinition[] = [];

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
      processDefinitionVersion: (newest?.processDefinitionVersion ?? 0) + 1,
    };
    this.#definitions.push(definition);
    return definition;
  }

  find(by: DefinitionReference): ProcessDefinition | undefined {
    return this.#definitions.findLast((definition) => {
      if ('key' in by) {
        return definition.processDefinitionKey === by.key;
      }
      const { processDefinitionId, processDefinitionVersion: version } = definition;
      return processDefinitionId === by.id && version === (by.version ?? version);
    });
  }
}
