import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';

const commands = {
  'the tests': ['run.ts', '--grep', 'one task'],
  'the recording': [path.join('recording', 'record.ts'), '--name', 'interrupted'],
};

describe('Ctrl-C', () => {
  for (const [what, [file = '', ...args]] of Object.entries(commands)) {
    it(`takes back what ${what} had made so far`, async () => {
      const sandbox = await startSandbox();
      const before = sandbox.inventory();
      const program = path.join(__dirname, file);
      const run = spawn(process.execPath, ['--import', 'tsx', program, '--address', sandbox.url, ...args]);
      await sandbox.nextTask();
      run.kill('SIGINT');
      const [code] = await once(run, 'exit');
      should(code).equal(130);
      should(sandbox.inventory()).eql(before);
      await sandbox.close();
    });
  }
});
