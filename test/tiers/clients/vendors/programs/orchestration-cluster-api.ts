import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from './serve';

interface Package {
  createCamundaClient(options: { config: Readonly<Record<string, string>> }): object;
}

const [, , folder = ''] = process.argv;
const file = pathToFileURL(path.join(folder, 'dist', 'index.js')).href;

serve(
  async (config) => ((await import(file)) as Package).createCamundaClient({ config }),
  (error) => ('status' in error ? error.status : undefined),
);
