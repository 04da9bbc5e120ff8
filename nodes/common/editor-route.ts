import type { NodeAPI } from 'node-red';
import { LANGUAGES, type Wording, wordingIn } from './wording';

type Body = Record<string, unknown>;

/**
 * A question that a form asks the runtime: `POST <type>/<name>` under the editor's address.
 * It needs the permission to change flows, because it sends requests, and takes JSON alone, which no foreign web page
 * can make a browser send.
 * @param answer never throws for what the server said; its result goes to the browser and holds no secret. It words errors
 *   in the language that the browser asks for (`Accept-Language`), or in English
 */
export function editorRoute(
  RED: NodeAPI,
  type: string,
  name: string,
  answer: (body: Body, wording: Wording) => Promise<unknown>,
): void {
  RED.httpAdmin.post(`/${type}/${name}`, RED.auth.needsPermission(`${type}.write`), (request, response) => {
    const body: unknown = request.body;
    if (!request.is('application/json') || typeof body !== 'object' || body === null) {
      response.sendStatus(415);
      return;
    }
    answer({ ...body }, wordingIn(request.acceptsLanguages(LANGUAGES))).then(
      (result) => response.json(result),
      () => response.sendStatus(500),
    );
  });
}
