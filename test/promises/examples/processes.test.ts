import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { FaultServer } from '../../support/fault-server';
import { inTurn, page } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { soon } from '../../support/until';
import { type Deployed, deploy } from './deployed';
import { sandboxes } from './sandboxes';

describe('using the examples that start processes', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start({ tasks: 0 });
  });
  const instances = () => [...sandbox.engine.store.processInstance.values()];

  describe('18 - The doorbell starts a process and waits for its answer', () => {
    const example = '18 - The doorbell starts a process and waits for its answer';

    for (const [button, says] of [
      ['open it', 'The front door opens.'],
      ['do not open it', 'The front door stays shut.'],
    ] as const) {
      it(`says what the person answers: ${button}`, async () => {
        const { press, arrivalsAt } = await deploy(example, sandbox.url);
        const door = arrivalsAt('at the door');
        press('it rings');
        await soon('somebody is asked', () => sandbox.inventory().tasks.length > 0);
        press(button);
        should(await door.payloads(1)).eql([says]);
        should(instances().map(({ state }) => state)).eql(['COMPLETED']);
      });
    }

    it('cancels the process when nobody answers in time', async () => {
      const { press, arrivalsAt } = await deploy(example, sandbox.url, undefined, {}, { timeout: '1' });
      const door = arrivalsAt('at the door');
      press('it rings');
      should(await door.payloads(1)).eql(['Nobody answers. Please ring again later.']);
      should(instances().map(({ state }) => state)).eql(['TERMINATED']);
    });
  });

  describe('19 - An order by http in, answered when the process has ended', () => {
    const example = '19 - An order by http in, answered when the process has ended';
    let flow: Deployed;
    let server: Server;
    let site: string;
    beforeEach(async () => {
      server = createServer((request, response) => flow.http(request, response)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterEach(() => void server.close());

    const order = (body: unknown) =>
      fetch(`${site}/orders`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });

    it('is answered with what came of it', async () => {
      flow = await deploy(example, sandbox.url, undefined, { ADDRESS: site });
      const answer = flow.arrivalsAt('the answer');
      flow.press('order two roses');
      const [{ order: key, ...rest }] = (await answer.payloads(1)) as [Record<string, unknown>];
      should(key).equal(instances()[0]?.key);
      should(rest).eql({ what: 'roses', pieces: 2, parcel: '2 roses in a box' });
      should(answer.messages[0]).match({ statusCode: 201 });
    });

    it('is refused where it is none, and no process starts', async () => {
      flow = await deploy(example, sandbox.url, undefined, { ADDRESS: site });
      for (const wrong of [{}, [], { what: 'roses', pieces: -1 }, { what: 7, pieces: 1 }]) {
        should((await order(wrong)).status).equal(400);
      }
      should(instances()).be.empty();
    });

    it('is answered 202 with its key where it takes longer', async () => {
      flow = await deploy(example, sandbox.url, undefined, {}, { timeout: '1', jobType: 'none' });
      const answer = await order({ what: 'roses', pieces: 2 });
      should(answer.status).equal(202);
      should(await answer.json()).match({ order: instances()[0]?.key });
    });

    it('is answered 503 without details where Camunda is not there', async () => {
      const gone = await FaultServer.start();
      await gone.stop();
      flow = await deploy(example, gone.url);
      const answer = await order({ what: 'roses', pieces: 2 });
      should(answer.status).equal(503);
      should(await answer.json()).eql({ message: 'Please order again later' });
    });
  });

  describe('24 - Start a thousand instances from a CSV file', () => {
    const example = '24 - Start a thousand instances from a CSV file';
    let folder: string;
    let camunda: FaultServer;
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'readings-'));
      camunda = await FaultServer.start();
    });
    afterEach(async () => {
      await camunda.stop();
      await rm(folder, { recursive: true });
    });

    it('starts one for each row, ten at a time, tells how far it is, and counts what fails', async () => {
      const FILE = path.join(folder, 'readings.csv');
      const forward = forwardTo(sandbox.url);
      let [underWay, most] = [0, 0];
      const counted = async (...asked: Parameters<typeof forward>) => {
        most = Math.max(most, ++underWay);
        await forward(...asked);
        underWay--;
      };
      camunda.on('*', forward).on('/v2/process-instances', inTurn(page(500), page(400), counted));
      const { press, arrivalsAt } = await deploy(example, camunda.url, undefined, { FILE });
      const [written, progress] = [arrivalsAt('written'), arrivalsAt('progress')];
      press('write a file');
      await written.payloads(1);
      should((await readFile(FILE, 'utf8')).trim().split('\n')).have.length(1_001);
      press('start them all');
      const told = await progress.payloads(10);
      should(told[0]).equal('100 of 1000, 2 failed');
      should(told[9]).match({ started: 998, failed: 2 });
      should((told[9] as { failures: { line: number; why: string }[] }).failures).match([
        { line: 2, why: /The process may have started/ },
        { line: 3, why: /Camunda refused the request \(400\)/ },
      ]);
      should(instances()).have.length(998);
      should(new Set(instances().map(({ key }) => sandbox.engine.variablesOf(key).meter)).size).equal(998);
      should(most).be.belowOrEqual(10);
    });
  });
});
