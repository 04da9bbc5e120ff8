import { isDeepStrictEqual } from 'node:util';
import type { Keys } from './keys';
import type { ProcessDefinition, ProcessModel } from './process-definition';

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

  /** The newest version with this id, or the version with this key. */
  find(by: { id: string } | { key: string }): ProcessDefinition | undefined {
    return this.#definitions.findLast((d) =>
      'id' in by ? d.processDefinitionId === by.id : d.processDefinitionKey === by.key,
    );
  }
}
