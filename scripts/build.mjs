// Builds `dist/`: the compiled nodes and client, and beside each node's .js its html, locales and icons, where Node-RED
// looks for them. `dist/` is replaced at the very end, so that a failed build leaves none that is half done.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const output = path.join(root, 'dist');
const fresh = path.join(root, '.cache', `dist-${process.pid}`);

console.log('Building dist/ ...');
await mkdir(fresh, { recursive: true });
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compile = [compiler, '--project', path.join(root, 'tsconfig.build.json'), '--outDir', fresh];
if (spawnSync(process.execPath, compile, { cwd: root, stdio: 'inherit' }).status === 0) {
  const isAsset = (file) => !file.endsWith('.ts');
  await cp(path.join(root, 'nodes'), path.join(fresh, 'nodes'), { recursive: true, filter: isAsset });
  await rm(output, { recursive: true, force: true });
  await rename(fresh, output);
} else {
  await rm(fresh, { recursive: true, force: true });
  console.error('The sources do not compile, dist/ is as it was');
  process.exit(1);
}
