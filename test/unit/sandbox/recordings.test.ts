import should from 'should';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import { type Exchange, LEFT_OUT, type RecordingName, readRecording } from './recording';
import { Replay } from './replay';

interface Mode {
  recording: RecordingName;
  options: SandboxOptions;
  /** What a good token is asked for. */
  scope?: string;
  /** The recording of the server that had the storage before: the searches show what that one left there. */
  storageOf?: RecordingName;
}

const MODES: Mode[] = [
  { recording: 'no-auth-gateway', options: { searchEnabled: false } },
  { recording: 'no-auth-search-5-partitions', options: { partitions: 5 } },
  { recording: 'basic', options: { authentication: 'basic' } },
  { recording: 'cookie-csrf-on', options: { authentication: 'cookie' } },
  {
    recording: 'cookie-csrf-off',
    options: { authentication: 'cookie', csrf: false },
    storageOf: 'cookie-csrf-on',
  },
  { recording: 'cookie-variables', options: { authentication: 'cookie', csrf: false } },
  { recording: 'oidc-gateway', options: { authentication: 'oidc', searchEnabled: false }, scope: 'zeebe' },
  { recording: 'oidc-all-in-one', options: { authentication: 'oidc' }, scope: 'operate' },
];

describe('the sandbox answers as Camunda 8.6.0 did', () => {
  for (const mode of MODES) {
    describe(mode.recording, () => compareWith(mode));
  }

  it('leaves out no more than the list says', () => {
    const notes = MODES.flatMap(({ recording }) => readRecording(recording).map(({ note }) => note));
    should(Object.keys(LEFT_OUT).filter((note) => !notes.includes(note))).eql([]);
    should(notes.filter((note) => note in LEFT_OUT).length).be.below(notes.length / 5);
  });
});

function compareWith({ recording, options, scope, storageOf }: Mode): void {
  let broker: Replay;
  let storage: Replay;
  let leftOut: Exchange[] = [];

  before(async () => {
    broker = await Replay.start(options, scope);
    storage = storageOf ? await Replay.start(options, scope) : broker;
    for (const exchange of storageOf ? readRecording(storageOf) : []) {
      await play(storage, exchange);
    }
  });

  after(async () => {
    await broker.sandbox.close();
    await storage.sandbox.close();
  });

  for (const [number, exchange] of readRecording(recording).entries()) {
    const { note, request, response } = exchange;
    if (note in LEFT_OUT) {
      leftOut.push(exchange);
      continue;
    }
    const missed = leftOut;
    leftOut = [];
    it(`${number}. ${note}: ${request.method} ${request.path} is ${response.status}`, async () => {
      for (const each of missed) {
        await play(broker, each);
      }
      if (storage !== broker && request.path.startsWith('/api/')) {
        await play(storage, exchange); // a session of its own
      }
      should(await play(readsStorage(exchange) ? storage : broker, exchange)).eql([]);
    });
  }
}

/** Asks, and brings about what else went on in the recorded cluster. */
async function play(replay: Replay, exchange: Exchange): Promise<string[]> {
  if (exchange.note === 'start and wait, too long') {
    replay.sandbox.addTask({ processDefinitionId: 'water-plants' });
  }
  if (exchange.note in LEFT_OUT) {
    return [];
  }
  const differences = await replay.differences(exchange);
  if (exchange.note === 'start') {
    replay.startTheOthers();
  }
  return differences;
}

/** Searches and Tasklist look at the secondary storage, everything else at the broker. */
function readsStorage({ request }: Exchange): boolean {
  return request.path === '/v2/user-tasks/search' || request.path.startsWith('/v1/');
}
