import { type Answer, accepts, acceptsJson, type SandboxRequest, springError } from './http';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A path with at most one `{parameter}`. */
  readonly path: string;
  /** What it answers with beside JSON, such as `text/xml`. */
  readonly type?: string;
  readonly answer: (request: SandboxRequest, parameter: string) => Answer | Promise<Answer>;
}

/**
 * Finds the handler as Spring does: a literal path wins over one with a parameter, and what no handler takes
 * is 404, 405 or 406. So a search that is switched off is `PATCH /v2/user-tasks/{key}`: 405 with `Allow: PATCH`.
 */
export function createRouter(
  routes: readonly Route[],
): (request: SandboxRequest) => Answer | Promise<Answer> {
  const patterns = routes
    .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/\{\w+\}/, '([^/]+)')}$`) }))
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));

  return (request) => {
    const matching = patterns.filter(({ pattern }) => pattern.test(request.path));
    if (matching.length === 0) {
      return springError(request, 404);
    }
    const route = matching.find(({ method }) => method === request.method);
    if (!route) {
      const allow = [...new Set(matching.map(({ method }) => method))].sort().join(', ');
      return springError(request, 405, { allow });
    }
    const { accept = '*/*' } = request.headers;
    if (!acceptsJson(accept) && !(route.type && accepts(accept, ['text/*', route.type]))) {
      return springError(request, 406);
    }
    return route.answer(request, route.pattern.exec(request.path)?.[1] ?? '');
  };
}
