import { evaluateDecision } from '../dmn/evaluation';
import { Failure } from '../run/incidents';
import { complete } from '../run/lifecycle';
import type { Behaviour } from '../run/run';
import { lookUp } from '../run/variables';
import { createJob } from '../work/jobs';

export const plainTask: Behaviour = { enter: (run, instance) => complete(run, instance) };

/** Tasks and message events that a worker does. */
export const jobTask: Behaviour = {
  enter(run, instance) {
    const { job } = instance.element;
    if (job) createJob(run, instance, job, ({ variables }) => complete(run, instance, variables ?? {}));
  },
};

export const scriptTask: Behaviour = {
  enter(run, instance) {
    const { script } = instance.element;
    if (!script) jobTask.enter(run, instance);
    else complete(run, instance, { [script.resultVariable]: run.evaluate(script.expression, instance) });
  },
};

export const businessRuleTask: Behaviour = {
  enter(run, instance) {
    const { calledDecision } = instance.element;
    if (!calledDecision) {
      jobTask.enter(run, instance);
      return;
    }
    const { decisionId, binding, resultVariable } = calledDecision;
    const id = run.text(decisionId, instance);
    const decision = run.definitions.decision(id, instance.process.definition, binding);
    if (!decision) {
      throw new Failure(
        'CALLED_DECISION_ERROR',
        `Expected to evaluate decision '${id}', but no decision found for id '${id}'`,
      );
    }
    const resolve = (name: string) => lookUp(instance, name);
    const evaluation = evaluateDecision(run, decision, resolve, instance);
    if (evaluation.failureMessage !== undefined) {
      throw new Failure('DECISION_EVALUATION_ERROR', evaluation.failureMessage);
    }
    complete(run, instance, { [resultVariable]: evaluation.output });
  },
};
