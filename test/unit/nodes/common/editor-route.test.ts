import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NodeAPI } from 'node-red';
import should from 'should';
import { editorRoute } from '../../../../nodes/common/editor-route';
import { requireNodeRed } from '../../../../scripts/node-red/installed';

const express: typeof import('express') = requireNodeRed('express');

function nested(levels: number): unknown {
  let inner: unknown = {};
  for (let level = 0; level < levels; level++) inner = { inner };
  return inner;
}

const circle: Record<string, unknown> = {};
circle.self = circle;

function rejected(): never {
  throw new Error('refused');
}

const unwritable: [what: string, answer: () => Promise<unknown>][] = [
  ['is nested too deep to be written', async () => nested(100_000)],
  ['goes round in a circle', async () => circle],
  ['holds a BigInt', async () => ({ count: 1n })],
  ['throws when it is written', async () => ({ toJSON: rejected })],
  ['is rejected', async () => rejected()],
  ['is thrown instead of promised', rejected],
];

describe('A question of a form', () => {
  let server: Server;
  let url: string;
  let answer: () => Promise<unknown>;

  before(async () => {
    const app = express();
    app.use(express.json({ limit: '5mb' }));
    const allowed = () => (_request: unknown, _response: unknown, next: () => void) => next();
    editorRoute(
      { httpAdmin: app, auth: { needsPermission: allowed } } as unknown as NodeAPI,
      'type',
      'ask',
      () => answer(),
    );
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/type/ask`;
  });

  after(() => server.close());

  const headers = { 'content-type': 'application/json' };
  const ask = (more = {}) => fetch(url, { method: 'POST', headers: { ...headers, ...more }, body: '{}' });

  for (const [what, odd] of unwritable) {
    it(`is answered 500, and Node-RED goes on running, where the answer ${what}`, async () => {
      answer = odd;
      should((await ask()).status).equal(500);
      answer = async () => ({ ok: true });
      should(await (await ask()).json()).eql({ ok: true });
    });
  }

  it('does not end Node-RED where whoever asked is gone before the answer', async () => {
    const question = request(url, { method: 'POST', headers });
    const gone = new Promise((resolve) => question.on('error', () => {}).on('close', resolve));
    const asked = new Promise<void>((resolve) => {
      answer = async () => {
        resolve();
        await gone;
        return nested(100_000);
      };
    });
    question.end('{}');
    await asked;
    question.destroy();
    await gone;
    answer = async () => ({ ok: true });
    should((await ask()).status).equal(200);
  });

  for (const language of ['', ';;q=', 'de;q=nonsense', `${'x-'.repeat(5_000)}x`, ','.repeat(10_000)]) {
    it(`is answered where it is asked in the language "${language.slice(0, 20)}"`, async () => {
      answer = async () => ({ ok: true });
      should((await ask({ 'accept-language': language })).status).equal(200);
    });
  }
});
