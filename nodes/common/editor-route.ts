import type { NodeAPI } from 'node-red';
import { LANGUAGES, type Wording, wordingIn } from './wording';

type Body = Record<string, unknown>;
type Handler = Parameters<NodeAPI['httpAdmin']['post']>[1];
type Response = Parameters<Handler>[1];

/**
 * A question that a form asks the runtime: `POST <type>/<name>` under the editor's address.
 * It needs the permission to change flows, because it sends requests to where the form says: what protects it from
 * strangers is Node-RED's `adminAuth` alone. It takes nothing but JSON, which keeps a plain HTML form of a foreign page out; a script of one is let
 * in by Node-RED 4, which answers every preflight below its editor with `*`. Whatever it is sent, and whatever
 * `answer` does, it answers.
 * @param answer its result goes to the browser as JSON and holds no secret; where it throws, the form is answered 500. It
 *   words errors in the language that the browser asks for (`Accept-Language`), or in English
 * @param permission `read` for what asks deployed clusters alone, and only fixed questions that change nothing
 */
export function editorRoute(
  RED: NodeAPI,
  type: string,
  name: string,
  answer: (body: Body, wording: Wording) => Promise<unknown>,
  permission: 'read' | 'write' = 'write',
): void {
  const respond = async (request: Parameters<Handler>[0], response: Response) => {
    const body: unknown = request.body;
    if (!request.is('application/json') || typeof body !== 'object' || body === null) {
      response.sendStatus(415);
      return;
    }
    response.json(await answer({ ...body }, wordingIn(request.acceptsLanguages(LANGUAGES))));
  };
  const mayAsk = RED.auth.needsPermission(`${type}.${permission}`);
  RED.httpAdmin.post(`/${type}/${name}`, mayAsk, (request, response) => {
    // A result can be nested too deep to be written, and a promise that nobody hears of would end Node-RED.
    respond(request, response).catch(() => fail(response));
  });
}

function fail(response: Response): void {
  try {
    if (!response.headersSent) response.sendStatus(500);
  } catch {
    // Whoever asked is gone.
  }
}
