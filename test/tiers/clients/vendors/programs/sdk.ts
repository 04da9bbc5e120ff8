import { createRequire } from 'node:module';
import path from 'node:path';
import { serve } from './serve';

interface Package {
  Camunda8: new (
    config: Readonly<Record<string, unknown>>,
  ) => { getCamundaRestClient(): object; getTasklistApiClient(): object };
}

const [, , folder = ''] = process.argv;
const { Camunda8 }: Package = createRequire(path.join(folder, 'package.json'))(folder);

serve(
  ({ api, ...config }) => {
    const camunda = new Camunda8({ ...config, CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true });
    return api === 'tasklist' ? camunda.getTasklistApiClient() : camunda.getCamundaRestClient();
  },
  // Its own `statusCode` is the body's, which not every refusal has.
  (error) => (error as { response?: { statusCode?: number } }).response?.statusCode,
);
