import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installCombination } from '../../matrix/combinations';
import { runMocha } from '../../matrix/mocha';
import { nameOf, readArguments } from '../runs';
import { documentsFolder, pictures, takenFolder } from './pictures';

/** `npm run pictures`: takes the pictures of all documents, and puts them into docs/images when none is missing. */
async function main(): Promise<void> {
  const [[run]] = readArguments(['4.1', 'light']);
  if (!run) throw new Error('The editor tier has no run on Node-RED 4.1 in its light look');
  const folder = takenFolder('4.1-light');
  rmSync(folder, { recursive: true, force: true });
  const { stats } = await runMocha({
    folder: installCombination(run.combination),
    name: 'pictures',
    isAlone: true,
    args: ['--config', path.join(__dirname, '..', 'mocharc.json'), 'test/tiers/editor/**/*.pictures.ts'],
    env: { EDITOR_RUN: nameOf(run) },
  });
  if (stats.failures > 0) throw new Error('docs/images is as it was, because a picture could not be taken');
  const taken = readdirSync(folder);
  const missing = pictures.filter((name) => !taken.includes(`${name}.png`));
  if (missing.length > 0) throw new Error(`No test takes these pictures: ${missing.join(', ')}`);
  rmSync(documentsFolder, { recursive: true, force: true });
  cpSync(folder, documentsFolder, { recursive: true });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
