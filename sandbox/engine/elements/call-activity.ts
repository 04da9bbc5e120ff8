import { Failure } from '../run/incidents';
import { createInstance, plainStartOf } from '../run/instances';
import type { Behaviour } from '../run/run';
import { local, visible } from '../run/variables';

/** Zeebe's bound for processes that call each other. */
const MOST_DEPTH = 1000;

export const callActivity: Behaviour = {
  enter(run, instance) {
    const { calledElement } = instance.element;
    if (!calledElement) return;
    const { processId, passesAllVariables, binding } = calledElement;
    const id = run.text(processId, instance);
    const definition = run.definitions.process(id, instance.process.definition, binding);
    if (!definition)
      throw calledElementError(
        `Expected process with BPMN process id '${id}' to be deployed, but not found.`,
      );
    if (!plainStartOf(definition.model.root)) {
      throw calledElementError(
        `Expected process with BPMN process id '${id}' to have a none start event, but not found.`,
      );
    }
    if (instance.process.depth >= MOST_DEPTH) {
      throw calledElementError(
        `The call activity has reached the maximum depth of ${MOST_DEPTH}. This is likely due to a recursive call.`,
      );
    }
    const variables = passesAllVariables ? visible(instance) : local(instance);
    createInstance(run, definition, { parent: instance, variables });
  },
};

const calledElementError = (message: string) => new Failure('CALLED_ELEMENT_ERROR', message);
