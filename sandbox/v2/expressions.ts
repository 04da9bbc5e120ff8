import type { Cluster } from '../cluster';
import { notFound } from '../engine/refusal';
import type { Answer, SandboxRequest } from '../http';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { v2Json } from './answer';
import { key, object, readBody, text, variables } from './body';
import { carryOut, checkRequired, tenantOf } from './commands';

const EXPRESSION = object({ expression: text, variables, tenantId: text });
const CONDITIONALS = object({ variables, processDefinitionKey: key, tenantId: text });

/** Expressions, and conditions that processes start by, both from 8.9 on. */
export function expressionRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  if (settings.version !== '8.9') return [];
  return [
    {
      method: 'POST',
      path: '/v2/expression/evaluation',
      answer: (request) => evaluateExpression(cluster, settings, request),
    },
    {
      method: 'POST',
      path: '/v2/conditionals/evaluation',
      answer: (request) => evaluateConditionals(cluster, settings, request),
    },
  ];
}

function evaluateExpression({ engine }: Cluster, settings: SandboxSettings, request: SandboxRequest): Answer {
  const { expression = '', tenantId, ...body } = readBody(request, '8.9', EXPRESSION);
  checkRequired(request, { expression });
  if (tenantId !== undefined) tenantOf(request, settings, 'Evaluate Expression', tenantId);
  // Without a `=` it is a text, as everywhere in a process.
  const isText = !expression.trimStart().startsWith('=');
  const { value, warnings } = isText
    ? { value: expression, warnings: [] }
    : carryOut(request, 'EVALUATE', () => engine.evaluateExpression(expression, body.variables));
  return v2Json('8.9', { expression, result: value, warnings: warnings.map((message) => ({ message })) });
}

/** No process can be deployed here that starts by a condition, so that none does. */
function evaluateConditionals(
  { engine, keys }: Cluster,
  settings: SandboxSettings,
  request: SandboxRequest,
): Answer {
  const { processDefinitionKey, ...body } = readBody(request, '8.9', CONDITIONALS);
  checkRequired(request, { variables: body.variables });
  const tenantId = tenantOf(request, settings, 'Evaluate Conditionals', body.tenantId);
  carryOut(request, 'EVALUATE', () => {
    if (processDefinitionKey !== undefined && !engine.definitions.processes.withKey(processDefinitionKey)) {
      throw notFound(
        `Expected to evaluate conditions of process definition with key '${processDefinitionKey}', but no such process definition was found`,
      );
    }
  });
  const conditionalEvaluationKey = String(keys.take(1));
  return v2Json('8.9', { conditionalEvaluationKey, tenantId, processInstances: [] });
}
