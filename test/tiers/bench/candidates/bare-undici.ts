import { type Candidate, type Errand, workFlow } from './candidate';

/** Headers that never change, with a token as long as one. */
export const FIXED_HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  authorization: `Bearer ${'x'.repeat(800)}`,
};

/** The least that a node can do: undici with fixed headers and as many connections as ours, the parsed body as it is. */
export const bareUndici = (errand: Errand): Candidate => ({
  errand,
  flow: workFlow,
  async work(server) {
    const { Agent } = await import('undici');
    const dispatcher = new Agent({ connections: 8 });
    return async (msg) => {
      const { statusCode, body } = await dispatcher.request({
        origin: server,
        path: errand.path,
        method: 'POST',
        headers: FIXED_HEADERS,
        body: JSON.stringify(errand.body(msg.payload)),
      });
      const answer = await body.json();
      if (statusCode !== 200) throw new Error(`The server answered ${statusCode}`);
      return answer;
    };
  },
});
