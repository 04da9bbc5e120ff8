import type { Node, NodeMessage } from 'node-red';
import type { Dispatcher } from 'undici';
import { FIXED_HEADERS } from './candidates/bare-undici';

interface Page {
  items: object[];
  page: { endCursor: string | null };
}

async function* pages(dispatcher: Dispatcher, server: string, query: object): AsyncGenerator<object[], void> {
  let after: string | null = null;
  do {
    const page: object = after === null ? { limit: 100 } : { limit: 100, after };
    const { body } = await dispatcher.request({
      origin: server,
      path: '/v2/user-tasks/search',
      method: 'POST',
      headers: FIXED_HEADERS,
      body: JSON.stringify({ ...query, page }),
    });
    const answer = (await body.json()) as Page;
    yield answer.items;
    after = answer.page.endCursor;
  } while (after !== null);
}

async function sendAll(
  node: Node,
  msg: NodeMessage,
  found: AsyncIterable<object[]>,
  output: string,
): Promise<void> {
  const tasks: object[] = [];
  let index = 0;
  let last: { payload?: object; parts: object } | undefined;
  for await (const items of found) {
    if (output === 'array') tasks.push(...items);
    else {
      for (const payload of items) {
        if (last) node.send(last);
        last = { ...msg, payload, parts: { id: 'loop', type: 'array', index: index++ } };
      }
      await new Promise(setImmediate);
    }
  }
  if (output === 'array') node.send({ ...msg, payload: tasks });
  else if (last) node.send({ ...last, parts: { ...last.parts, count: index } });
}

/** What somebody writes who needs it once: page after page with undici, one array or a message a task with its parts. */
export function handWrittenLoop(node: Node, server: string, output: string): void {
  // The node listens at once: a message that comes before it would be lost.
  const opened = import('undici').then(({ Agent }) => new Agent({ connections: 8 }));
  node.on('input', async (msg, _send, done) => {
    try {
      const dispatcher = await opened;
      await sendAll(node, msg, pages(dispatcher, server, Object.assign({}, msg.payload)), output);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
