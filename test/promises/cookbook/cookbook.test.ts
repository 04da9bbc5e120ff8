import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { until } from '../../support/until';
import { Kitchen } from './kitchen';
import { filledIn, recipeNames } from './recipes';

const patience = 20_000;

/** Each flow of the cookbook in a real Node-RED, on a sandbox, with a stand-in on loopback for what it talks to. */
describe('the cookbook', function () {
  this.timeout(90_000);
  let kitchen: Kitchen;

  before(async () => {
    kitchen = await Kitchen.open();
  });

  afterEach(async () => {
    await kitchen.clear();
  });

  after(async () => {
    await kitchen?.close();
  });

  const parcel = (sandbox: Sandbox) =>
    sandbox.addTask({ name: 'Sign for a parcel', candidateGroups: ['home'] });

  for (const name of recipeNames) {
    // The nodes of Dashboard 2 are not installed here: a test of the editor has them.
    it(`${name} starts without an error`, async () => {
      const sandbox = await kitchen.camunda({ tasks: 'empty' });
      const flow = filledIn(name, { camunda: sandbox.url }).filter(({ type }) => !type.startsWith('ui-'));
      await kitchen.deploy(flow);
      should(kitchen.log).equal('');
    });
  }

  describe('raspberry-pi', () => {
    let folder = '';

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'camunda8-pinctrl-'));
    });

    after(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    it('switches the lamp on while there is something to do', async () => {
      const sandbox = await kitchen.camunda({ tasks: 'empty' });
      const program = path.join(folder, 'pinctrl.js');
      const record = path.join(folder, 'pins');
      const write = `require('fs').appendFileSync(${JSON.stringify(record)}, process.argv.slice(2).join(' ') + '\\n')`;
      await writeFile(program, write);
      await writeFile(record, '');
      const switched = (line: string) =>
        until(`pinctrl ${line}`, patience, async () => {
          const last = readFileSync(record, 'utf8').trim().split('\n').at(-1);
          return last === line || undefined;
        });

      const pinctrl = `"${process.execPath}" "${program}"`;
      await kitchen.deploy(filledIn('raspberry-pi', { camunda: sandbox.url, pinctrl }));
      await switched('set 17 op dl');
      const key = parcel(sandbox);
      await switched('set 17 op dh');
      sandbox.completeTask(key);
      await switched('set 17 op dl');
    });
  });

  describe('docker', () => {
    it('says whether Camunda can be reached, and which version it is', async () => {
      const sandbox = await kitchen.camunda();
      await kitchen.deploy(filledIn('docker', { camunda: sandbox.url }));
      const up = await kitchen.fetch('/camunda-up');
      should(up.status).equal(200);
      should(await up.json()).eql({ up: true, version: '8.8.0' });

      await sandbox.close();
      const down = await kitchen.fetch('/camunda-up');
      should(down.status).equal(503);
      should(await down.json()).match({ up: false, reason: /127\.0\.0\.1/ });
    });
  });

  describe('home-assistant', () => {
    let houseHub: FaultServer;

    beforeEach(async () => {
      houseHub = await FaultServer.start();
      houseHub.on('*', json([]));
    });

    afterEach(async () => {
      await houseHub.stop();
    });

    it("shows a notification for a new task with the add-on's token, and takes it away at the end", async () => {
      const sandbox = await kitchen.camunda({ tasks: 'empty' });
      const environment = { HOME_ASSISTANT: houseHub.url };
      const variables = { SUPERVISOR_TOKEN: 'of the add-on' };
      await kitchen.deploy(filledIn('home-assistant', { camunda: sandbox.url, environment, variables }));
      const calls = (service: string) =>
        until(service, patience, async () =>
          houseHub.asked(`/api/services/persistent_notification/${service}`).at(0),
        );
      const key = parcel(sandbox);
      const { method, headers, body } = await calls('create');
      should(method).equal('POST');
      should(headers.authorization).equal('Bearer of the add-on');
      should(JSON.parse(body)).eql({
        notification_id: `camunda_${key}`,
        title: 'There is something to do',
        message: 'Sign for a parcel',
      });
      sandbox.completeTask(key);
      should(JSON.parse((await calls('dismiss')).body)).eql({ notification_id: `camunda_${key}` });
    });
  });
});
