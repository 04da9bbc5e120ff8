import type { Recipe } from './recipe';

/** What a client asks a Camunda for, of both APIs, and its authentication. */
export type Route =
  | 'topology'
  | 'search2'
  | 'task2'
  | 'variables2'
  | 'incidents2'
  | 'incident2'
  | 'form2'
  | 'command2'
  | 'start2'
  | 'instance2'
  | 'message2'
  | 'decision2'
  | 'deployment'
  | 'definitions2'
  | 'model2'
  | 'search1'
  | 'task1'
  | 'variables1'
  | 'form1'
  | 'command1'
  | 'token'
  | 'login';

const ROUTES: [Route, RegExp][] = [
  ['topology', /^GET \/v2\/topology/],
  ['search2', /^POST \/v2\/user-tasks\/search/],
  ['variables2', /^POST \/v2\/user-tasks\/[^/]+\/(effective-)?variables\/search/],
  ['form2', /^GET \/v2\/user-tasks\/[^/]+\/form/],
  ['task2', /^GET \/v2\/user-tasks\//],
  ['definitions2', /^POST \/v2\/(process|decision)-definitions\/search/],
  ['model2', /^GET \/v2\/process-definitions\/[^/]+\/xml/],
  ['command2', /^\w+ \/v2\/user-tasks\//],
  ['start2', /^POST \/v2\/process-instances$/],
  ['instance2', /^GET \/v2\/process-instances\//],
  ['command2', /^\w+ \/v2\/(process|element)-instances\//],
  ['message2', /^POST \/v2\/(messages|signals)\//],
  ['decision2', /^POST \/v2\/decision-definitions\/evaluation/],
  ['deployment', /^POST \/v2\/deployments/],
  ['incidents2', /^POST \/v2\/incidents\/search/],
  ['incident2', /^GET \/v2\/incidents\//],
  ['search1', /^POST \/v1\/tasks\/search/],
  ['variables1', /^POST \/v1\/tasks\/[^/]+\/variables\/search/],
  ['form1', /^GET \/v1\/forms\//],
  ['task1', /^GET \/v1\/tasks\//],
  ['command1', /^\w+ \/v1\/tasks\//],
  ['token', /^POST \/token/],
  ['login', /^\w+ (\/api)?\/login/],
];

export function routeOf(method: string, path: string): Route | undefined {
  return ROUTES.find(([, pattern]) => pattern.test(`${method} ${path}`))?.[0];
}

/** An answer as data. */
export interface Answer {
  status: number;
  headers: [name: string, value: Recipe][];
  body: Recipe;
  /** How the body comes: as JSON, as the text itself, or broken on its way. */
  comes: 'json' | 'text' | 'cut' | 'gzip' | 'as gzip' | 'in pieces' | 'reset';
  /** A search that goes on and on: what its pages have each time. */
  endless?: { cursor: 'fresh' | 'same' | 'object'; tasks: 'fresh' | 'same' | 'none'; total: number | null };
}
