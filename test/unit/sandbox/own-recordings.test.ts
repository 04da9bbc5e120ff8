import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { differencesFrom, type OwnRecording, versionOf } from './own-recording';

const folder = path.join(__dirname, '..', '..', 'fixtures', 'recordings');

/** The files of `npm run record`; the eight of 8.6.0, which are older, do not say what a sandbox has to be like. */
const recordings = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, OwnRecording] => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8'))])
  .filter(([, recording]) => recording.authentication !== undefined);

describe('the sandbox answers as each Camunda that somebody has recorded', () => {
  for (const [file, recording] of recordings) {
    const version = versionOf(recording);
    if (version === undefined) continue;
    it(file, async () => {
      should(await differencesFrom(recording, version)).eql([]);
    });
  }
});
