import should from 'should';
import {
  bpmn,
  element,
  end,
  eventSubProcess,
  flows,
  message,
  service,
  signal,
  start,
} from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { CommandSandbox } from './command-sandbox';

/** Works at one type of job, then waits for a message; a signal begins something else. */
const processOf = (type: string) =>
  bpmn(
    'p',
    start(),
    service(type),
    element('intermediateCatchEvent', 'wait', message('bell', '="front"')),
    end(),
    flows(`start ${type} wait end`),
    eventSubProcess('alarm', start('frost', signal('frost')), service('warm'), flows('frost warm')),
  );

const TENANTS = ['a', 'b'];

describe('sandbox: several tenants', () => {
  let sandbox: CommandSandbox;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({ version: '8.9', multiTenancy: true });
    for (const tenantId of TENANTS) {
      const files = [
        { name: 'p.bpmn', content: processOf(`work-${tenantId}`) },
        { name: 'd.dmn', content: dmn(literal('heat', `"${tenantId}"`)) },
      ];
      await sandbox.engine.deploy(files, tenantId);
    }
  });
  afterEach(() => sandbox.close());

  const begin = (json: object) =>
    sandbox.post('process-instances', { processDefinitionId: 'p', ...json }).then(({ body }) => body);

  it('each have their own process, jobs, messages, signals and decisions', async () => {
    for (const tenantId of ['a', ...TENANTS]) should(await begin({ tenantId })).match({ tenantId });
    const works = await sandbox.jobs('work-a', { tenantIds: ['a'] });
    should(works).match([{ tenantId: 'a' }, { tenantId: 'a' }]);
    for (const { jobKey } of works) await sandbox.post(`jobs/${jobKey}/completion`);
    for (const [path, json, told] of [
      ['messages/correlation', { name: 'bell', correlationKey: 'front' }, { messageKey: /\d/ }],
      ['signals/broadcast', { signalName: 'frost' }, { signalKey: /\d/ }],
      ['messages/publication', { name: 'bell', correlationKey: 'front' }, { messageKey: /\d/ }],
      ['decision-definitions/evaluation', { decisionDefinitionId: 'heat' }, { output: '"a"' }],
    ] as const) {
      should((await sandbox.post(path, { ...json, tenantId: 'a' })).body).match({ ...told, tenantId: 'a' });
    }
    should(await sandbox.jobs('warm', { tenantIds: ['b'] })).eql([]);
    should(await sandbox.jobs('warm', { tenantIds: ['a'] })).have.length(1);
  });

  it('have jobs for those workers that name them, or that ask for all that are assigned', async () => {
    for (const tenantId of TENANTS) await begin({ tenantId });
    should(await sandbox.jobs('work-b', { tenantIds: ['a'] })).eql([]);
    should(await sandbox.jobs('work-a', { tenantFilter: 'ASSIGNED' })).match([{ tenantId: 'a' }]);
    should(await sandbox.jobs('work-b', { tenantIds: TENANTS })).match([{ tenantId: 'b' }]);
  });

  it('have to be named, the default one too', async () => {
    const fault = (what: string) => ({
      ...{ title: 'INVALID_ARGUMENT', status: 400 },
      detail: `Expected to handle request ${what} with tenant identifiers [], but no tenant identifier was provided`,
    });
    should(await begin({})).match(fault('Create Process Instance'));
    const asked = { type: 'x', timeout: 1, maxJobsToActivate: 1 };
    should((await sandbox.post('jobs/activation', asked)).body).match(fault('Activate Jobs'));
    should((await sandbox.post('signals/broadcast', { signalName: 'frost' })).body).match(
      fault('Broadcast Signal'),
    );
    should(await begin({ tenantId: '<default>' })).match({ status: 404 });
  });
});
