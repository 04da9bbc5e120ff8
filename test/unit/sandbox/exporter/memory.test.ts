import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import should from 'should';

describe('Instances that wait at a job', () => {
  it('take at most 50 MB where there are 10,000 of them, with what searches see', async () => {
    const script = path.join(__dirname, 'waiting-instances.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--expose-gc', '--import', 'tsx'],
      script,
    ]);
    should(Number(stdout)).be.above(5).and.below(50);
  });
});
