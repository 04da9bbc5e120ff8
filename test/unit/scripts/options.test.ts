import should from 'should';
import { readOptions } from '../../../scripts/demo/options';

describe('options of npm run demo', () => {
  it('are all optional', () => {
    should(readOptions([])).eql({ fresh: false });
  });

  it('name a Camunda, a port, a fresh start and an address to listen on', () => {
    const args = ['--camunda', 'http://localhost:8080/', '--port', '1990', '--fresh', '--host', '0.0.0.0'];
    should(readOptions(args)).eql({
      camunda: 'http://localhost:8080',
      port: 1990,
      fresh: true,
      host: '0.0.0.0',
    });
  });

  for (const [args, sentence] of [
    [
      ['--camunda', 'localhost:8080'],
      /^--camunda needs an address such as http:\/\/localhost:8080, not "localhost:8080"$/,
    ],
    [['--port', '70000'], /^--port needs a number from 1 to 65535, not "70000"$/],
    [
      ['--host', 'raspberrypi'],
      /^--host needs 0\.0\.0\.0 or an address of this computer \([\d.:a-f, ]+\), not "raspberrypi"$/,
    ],
    [['--host', '203.0.113.7'], /^--host needs .*, not "203\.0\.113\.7"$/],
    [['--frehs'], /^Unknown option '--frehs'.*\nUsage: npm run demo/],
  ] as const) {
    it(`refuse ${args.join(' ')} with a sentence`, () => {
      should(() => readOptions([...args])).throw(sentence);
    });
  }
});
