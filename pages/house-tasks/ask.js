// What the page asks Node-RED.

// With httpNodeRoot, and with or without a slash at the end.
const address = location.pathname.replace(/\/$/, '');

/** Why something was not done: `reason`, and what its sentence names. */
export class Problem extends Error {
  constructor(details) {
    super(details.reason);
    this.details = details;
  }
}

/**
 * @param body absent: something is read; else it is a command
 * @throws Problem
 */
export async function ask(path, body) {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${address}/${path}`, body ? post : {}).catch(() => {
    throw new Problem({ reason: 'offline' });
  });
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem({ reason: 'wrong', ...result });
  return result;
}
