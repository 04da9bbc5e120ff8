import should from 'should';
import type { Version } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, message, service, signal, start } from '../../../support/bpmn/build';
import { SECOND } from '../../../support/bpmn/test-engine';
import { CommandSandbox } from './command-sandbox';

const waits = (id: string, event: string) =>
  bpmn(
    id,
    start(),
    element('intermediateCatchEvent', 'wait', event),
    service(`after-${id}`),
    end(),
    flows(`start wait after-${id} end`),
  );
const BELL = waits('p', message('bell', '=door'));
const ALARM = waits('q', signal('alarm'));

describe('sandbox: messages and signals', () => {
  let sandbox: CommandSandbox;

  const begin = async (version: Version = '8.8') => {
    sandbox = await CommandSandbox.start({ version }, BELL, ALARM);
  };
  afterEach(() => sandbox.close());

  const publish = (json: object = {}) =>
    sandbox.post('messages/publication', { name: 'bell', correlationKey: 'front', ...json });
  const correlate = (json: object = {}) =>
    sandbox.post('messages/correlation', { name: 'bell', correlationKey: 'front', ...json });
  const broadcast = (json: object = {}) =>
    sandbox.post('signals/broadcast', { signalName: 'alarm', ...json });

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`are answered in the shape of ${version}`, async () => {
      await begin(version);
      const instance = sandbox.begin({ door: 'front' });
      const correlated = await correlate({ variables: { rings: 2 } });
      const key = String(correlated.body.messageKey);
      should(correlated.body).eql({ messageKey: key, processInstanceKey: instance, tenantId: '<default>' });
      should(correlated.text).containEql(version === '8.6' ? `"messageKey":${key}` : `"messageKey":"${key}"`);
      should(await sandbox.jobs('after-p')).match([{ variables: { rings: 2 } }]);
      should(Object.keys((await publish()).body)).eql(['messageKey', 'tenantId']);
      sandbox.begin({}, 'q');
      const heard = await broadcast({ variables: { loud: true } });
      should(heard.body).match({ signalKey: /^\d+$/, tenantId: '<default>' });
      should(await sandbox.jobs('after-q')).match([{ variables: { loud: true } }]);
    });
  }

  it('a message without a time to live is lost when nobody waits', async () => {
    await begin();
    should((await publish()).status).equal(200);
    sandbox.begin({ door: 'front' });
    should(await sandbox.jobs('after-p')).eql([]);
  });

  it('one with a time is kept that long', async () => {
    await begin();
    await publish({ timeToLive: 5 * SECOND });
    sandbox.clock.advance(4 * SECOND);
    sandbox.begin({ door: 'front' });
    should(await sandbox.jobs('after-p')).have.length(1);
    await publish({ timeToLive: 5 * SECOND });
    sandbox.clock.advance(5 * SECOND);
    sandbox.begin({ door: 'front' });
    should(await sandbox.jobs('after-p')).eql([]);
  });

  it('one with the id of one that is kept is refused', async () => {
    await begin();
    const json = { timeToLive: 5 * SECOND, messageId: 'ring-1' };
    should((await publish(json)).status).equal(200);
    should(await publish(json)).match({
      status: 409,
      body: { title: 'ALREADY_EXISTS', detail: /^Command 'PUBLISH' rejected with code 'ALREADY_EXISTS': / },
    });
    should((await publish({ ...json, correlationKey: 'back' })).status).equal(200);
    sandbox.clock.advance(5 * SECOND);
    should((await publish(json)).status).equal(200);
  });

  it('one that is to be correlated is refused when nobody waits, and not kept', async () => {
    await begin();
    should(await correlate({ correlationKey: undefined })).match({
      status: 404,
      body: { title: 'NOT_FOUND' },
    });
    sandbox.begin({ door: 'front' });
    should(await sandbox.jobs('after-p')).eql([]);
  });

  it('are refused without a name, and to another tenant', async () => {
    await begin();
    const tenantId = 'neighbours';
    const nobody = /with tenant identifier 'neighbours', but multi-tenancy is disabled$/;
    for (const ask of [publish, correlate])
      should([await ask({ name: '' }), await ask({ tenantId })]).match([
        { status: 400, body: { detail: 'No name provided.' } },
        { status: 400, body: { detail: nobody } },
      ]);
    should([await broadcast({ signalName: null }), await broadcast({ tenantId })]).match([
      { status: 400, body: { detail: 'No signalName provided.' } },
      { status: 400, body: { detail: nobody } },
    ]);
  });
});
