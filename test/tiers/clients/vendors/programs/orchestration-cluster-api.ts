import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from './serve';
import type { Job } from './work';

interface Package {
  createCamundaClient(options: { config: Readonly<Record<string, string>> }): object;
}

interface Workers {
  createJobWorker(options: object): { stopGracefully(): Promise<unknown> };
}

const [, , folder = ''] = process.argv;
const file = pathToFileURL(path.join(folder, 'dist', 'index.js')).href;

serve({
  connect: async (config) => ((await import(file)) as Package).createCamundaClient({ config }),
  statusOf: (error) => ('status' in error ? error.status : undefined),
  openWorker: (client, { type, worker, capacity, timeout, fetchVariables }, jobHandler) => {
    const opened = (client as Workers).createJobWorker({
      ...{ jobType: type, workerName: worker, maxParallelJobs: capacity, jobTimeoutMs: timeout },
      ...(fetchVariables ? { fetchVariables } : {}),
      // It waits for the poll under way when it stops, and long polls are the cluster's own 10 s by default.
      pollTimeoutMs: 200,
      jobHandler: (job: Job) => jobHandler(job),
    });
    return () => opened.stopGracefully();
  },
});
