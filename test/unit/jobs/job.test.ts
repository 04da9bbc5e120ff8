import should from 'should';
import { readJobs } from '../../../src/jobs/job';
import { recorded } from '../../support/recording';

const read = (...jobs: unknown[]) => readJobs({ value: { jobs }, status: 200, requests: 1 });

describe('a job as a message has it', () => {
  it('has its key as text, also of 8.6, which calls it key and sends numbers', () => {
    const [one] = read({
      ...{ key: 2251799813685338, type: 'open-valve', processInstanceKey: 2251799813685332, retries: 3 },
      ...{ processDefinitionKey: '9007199254740993', elementInstanceKey: 7, processDefinitionVersion: 1 },
      ...{ deadline: 1795289440715, variables: { valve: 1 }, customHeaders: {}, tenantId: '<default>' },
    });
    should(one).eql({
      job: {
        ...{
          jobKey: '2251799813685338',
          type: 'open-valve',
          retries: 3,
          deadline: '2026-11-21T19:30:40.715Z',
        },
        ...{ processInstanceKey: '2251799813685332', processDefinitionKey: '9007199254740993' },
        ...{ elementInstanceKey: '7', processDefinitionVersion: 1, customHeaders: {}, tenantId: '<default>' },
      },
      variables: { valve: 1 },
    });
  });

  it('is what a real 8.6.0 has answered', () => {
    const value = recorded('no-auth-gateway', 'activate jobs', '/v2/jobs/activation');
    const jobs = readJobs({ value, status: 200, requests: 1 });
    should(jobs.map(({ job, variables }) => [job.jobKey, job.elementId, variables])).eql([
      ['2251799813685338', 'u', { valve: 1 }],
      ['2251799813685345', 'u', { valve: 2 }],
      ['2251799813685352', 'u', { valve: 3 }],
    ]);
  });

  it('has what a listener of a user task needs', () => {
    const [one] = read({
      ...{ jobKey: '1', kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING', retries: 1 },
      ...{ userTask: { userTaskKey: 7, assignee: 'anna' }, tags: ['a'], leaseToken: 't' },
    });
    should(one?.job).eql({
      ...{ jobKey: '1', kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING', retries: 1 },
      ...{ userTask: { userTaskKey: '7', assignee: 'anna' }, tags: ['a'], leaseToken: 't' },
    });
  });

  it('has nothing that was not sent, or is null', () => {
    should(read({ jobKey: '1', userTask: null, businessId: null })).eql([
      { job: { jobKey: '1', retries: 1 }, variables: {} },
    ]);
  });

  it('is a bad answer where it has no key', () => {
    should(() => read({ type: 'open-valve' })).throw({ code: 'CAMUNDA_PROTOCOL' });
    should(() => readJobs({ value: {}, status: 200, requests: 1 })).throw({ code: 'CAMUNDA_PROTOCOL' });
  });
});
