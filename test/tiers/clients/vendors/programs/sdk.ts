import { createRequire } from 'node:module';
import path from 'node:path';
import { serve } from './serve';
import type { Job } from './work';

interface Package {
  Camunda8: new (
    config: Readonly<Record<string, unknown>>,
  ) => { getCamundaRestClient(): object; getTasklistApiClient(): object };
}

interface Workers {
  createJobWorker(options: object): { stop(): Promise<unknown> };
}

const [, , folder = ''] = process.argv;
const { Camunda8 }: Package = createRequire(path.join(folder, 'package.json'))(folder);

serve({
  connect: ({ api, ...config }) => {
    const camunda = new Camunda8({ ...config, CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true });
    return api === 'tasklist' ? camunda.getTasklistApiClient() : camunda.getCamundaRestClient();
  },
  // Its own `statusCode` is the body's, which not every refusal has.
  statusOf: (error) => (error as { response?: { statusCode?: number } }).response?.statusCode,
  openWorker: (client, { type, worker, capacity, timeout, fetchVariables }, jobHandler) => {
    const opened = (client as Workers).createJobWorker({
      ...{ type, worker, maxJobsToActivate: capacity, timeout, fetchVariable: fetchVariables },
      ...{ pollIntervalMs: 10, requestTimeout: 200 },
      jobHandler: (job: Job) => jobHandler(job),
    });
    return () => opened.stop();
  },
});
