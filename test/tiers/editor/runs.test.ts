import should from 'should';
import { nameOf, readArguments } from './runs';

const chosen = (...args: string[]) => readArguments(args)[0].map(nameOf);

describe('the arguments of npm run test:editor', () => {
  it('choose by Node-RED and by look; without one, all', () => {
    should(chosen()).eql(['4.1 light', '5 dark', '4.1 dark', '5 light']);
    should(chosen('4.1')).eql(['4.1 light', '4.1 dark']);
    should(chosen('dark')).eql(['5 dark', '4.1 dark']);
    should(chosen('5', 'dark')).eql(['5 dark']);
  });

  it('hand on the options of Mocha', () => {
    should(readArguments(['5', '--grep', '4.1'])[1]).eql(['--grep', '4.1']);
    should(chosen('5', '--grep', '4.1')).eql(['5 dark', '5 light']);
  });

  it('take one file instead of all', () => {
    const [runs, rest] = readArguments(['5', 'dark', 'test/tiers/editor/look/palette.editor.ts', '--bail']);
    should(runs.map(({ files }) => files)).eql(['test/tiers/editor/look/palette.editor.ts']);
    should(rest).eql(['--bail']);
  });
});
