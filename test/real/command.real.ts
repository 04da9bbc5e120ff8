import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import should from 'should';
import { freePort } from '../../scripts/free-port';
import { until } from '../support/until';
import { modes } from './servers/modes';

const program = path.join(__dirname, 'camunda.ts');

/** `npm run camunda -- ...` in a process of its own. */
class Command {
  readonly process: ChildProcess;
  readonly exitCode: Promise<number | null>;
  printed = '';

  constructor(...args: string[]) {
    this.process = spawn(process.execPath, ['--import', 'tsx', program, ...args]);
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        this.printed += text;
      });
    }
    this.exitCode = once(this.process, 'exit').then(([code]) => code);
  }
}

describe('command: npm run camunda', () => {
  let command: Command;

  afterEach('end the command', async () => {
    command.process.kill('SIGINT');
    await command.exitCode;
  });

  it('tells the modes', async () => {
    command = new Command();
    should(await command.exitCode).equal(0);
    for (const [name, { about }] of Object.entries(modes)) {
      should(command.printed).containEql(name).and.containEql(about);
    }
  });

  it('refuses a mode that there is not, and names those that there are', async () => {
    command = new Command('saas');
    should(await command.exitCode).equal(1);
    should(command.printed)
      .match(/no mode "saas"/)
      .and.match(/cookie-csrf/);
  });

  it('starts a mode at the port that was asked for, and leaves nothing running after Ctrl-C', async function () {
    this.timeout(180_000);
    const port = await freePort(0);
    const address = `http://127.0.0.1:${port}`;
    command = new Command('none', '--port', String(port));
    await until(
      'it says where Camunda is',
      150_000,
      async () => command.printed.includes(address) || undefined,
    );
    should((await fetch(`${address}/v2/topology`)).status).equal(200);

    command.process.kill('SIGINT');
    should(await command.exitCode).equal(130);
    await should(fetch(address)).be.rejected();
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    command = new Command('none', '--port', port);
    should(await command.exitCode).equal(1);
    should(command.printed).containEql(`Port ${port} is taken`);
    other.close();
  });
});
