import type { Node, NodeAPI } from 'node-red';
import should from 'should';
import { contextStore } from '../../../../nodes/common/context-store';

const late = { module: 'localfilesystem' };
const atOnce = { module: 'localfilesystem', config: { cache: false } };

/** What `settings.js` can say of stores, and the milliseconds in which a crash can lose what was saved. */
const STORES: [string, unknown, number][] = [
  ['nothing', undefined, 30_000],
  ['files', { default: late }, 30_000],
  ['files that are written each 5 s', { default: { ...late, config: { flushInterval: 5 } } }, 5_000],
  ['files that are written at once', { default: atOnce }, 0],
  [
    'a name of files that are written at once',
    { default: 'disk', memory: { module: 'memory' }, disk: atOnce },
    0,
  ],
  ['one store without a default', { disk: atOnce }, 0],
  ['a module of its own', { default: { module: { get: () => {} }, config: { cache: false } } }, 30_000],
  ['a name of nothing', { default: 'nowhere' }, 30_000],
];

describe('the context as a store', () => {
  for (const [what, contextStorage, lateness] of STORES) {
    it(`is written ${lateness / 1_000} s late at most where the settings name ${what}`, () => {
      const RED = { settings: { contextStorage } } as unknown as NodeAPI;
      should(contextStore(RED, {} as Node, 'state').lateness).equal(lateness);
    });
  }
});
