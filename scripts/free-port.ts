import { once } from 'node:events';
import { createServer } from 'node:net';

const attempts = 50;

/**
 * The first port from `from` on that nothing listens on. With 0 one between 10,100 and 30,000: the system hands out higher
 * ones, and could give it to somebody else before it is used; no browser goes to 10,080 (Fetch Standard, bad ports).
 * @param host address of this computer that is listened on
 * @throws Error when the next 50 are taken.
 */
export async function freePort(from: number, host = '127.0.0.1'): Promise<number> {
  const first = from || 10_100 + Math.floor(Math.random() * 19_900);
  for (let port = first; port < first + attempts; port += 1) {
    const found = await tryPort(port, host);
    if (found !== undefined) return found;
  }
  throw new Error(`The ports ${first} to ${first + attempts - 1} are all taken`);
}

async function tryPort(port: number, host: string): Promise<number | undefined> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? address?.port : undefined;
}
