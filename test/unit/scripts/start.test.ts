import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';
import { startNodeRed } from '../../../scripts/node-red/start';

describe('A Node-RED that is started', () => {
  it('says at once that it ended where somebody else listens on its port', async () => {
    const somebody = await startSandbox();
    const userDir = await mkdtemp(path.join(tmpdir(), 'camunda8-start-'));
    let log = '';
    const port = Number(new URL(somebody.url).port);
    const onLog = (text: string) => {
      log += text;
    };
    try {
      await should(startNodeRed({ userDir, port, onLog })).be.rejectedWith('Node-RED ended at its start (1)');
      should(log).containEql('port in use');
    } finally {
      await somebody.close();
      await rm(userDir, { recursive: true, force: true });
    }
  }).timeout(30_000);
});
