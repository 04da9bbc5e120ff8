import should from 'should';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import { type Exchange, type RecordingName, readRecording } from './recording';
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
});

function compareWith(mode: Mode): void {
  let differences: string[][];

  // One exchange builds on another, so that each test looks at a replay of all.
  before(async () => {
    differences = await replay(mode);
  });

  for (const [number, { note, request, response }] of readRecording(mode.recording).entries()) {
    it(`${number}. ${note}: ${request.method} ${request.path} is ${response.status}`, () => {
      should(differences[number]).eql([]);
    });
  }
}

/** Puts a whole recording to a sandbox. The differences of each exchange from the sandbox's answer, in the recording's order. */
async function replay({ recording, options, scope, storageOf }: Mode): Promise<string[][]> {
  const broker = await Replay.start(options, scope);
  const storage = storageOf ? await Replay.start(options, scope) : broker;
  const found: string[][] = [];
  try {
    for (const exchange of storageOf ? readRecording(storageOf) : []) await play(storage, exchange);
    for (const exchange of readRecording(recording)) {
      // A session of its own.
      if (storage !== broker && exchange.request.path.startsWith('/api/')) await play(storage, exchange);
      found.push(await play(readsStorage(exchange) ? storage : broker, exchange));
    }
  } finally {
    await broker.sandbox.close();
    await storage.sandbox.close();
  }
  return found;
}

/** Asks, and brings about what else went on in the recorded cluster. */
async function play(replay: Replay, exchange: Exchange): Promise<string[]> {
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
