// Makes a fresh clone ready: `node_modules` as the lock file says, `dist/` and the forms' scripts as the sources say. Does
// nothing where they are. Plain Node without a dependency or a shell, so that it runs first, and on Windows and macOS too.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { forms, root } from './forms.mjs';

const oldestNode = '20.19';

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

/** The packages of the lock file, or of npm's own record of what it installed; undefined where there is none. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockFile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether each package of the lock file is installed in its version; what is optional may be for other platforms. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined) return false;
  const { '': _project, ...packages } = wanted;
  return Object.entries(packages).every(([name, { version, optional }]) =>
    name in installed ? installed[name].version === version : optional === true,
  );
}

function install() {
  const npm = process.env.npm_execpath;
  if (!npm?.endsWith('.js')) fail('Start this with npm: npm run setup');
  console.log('Installing dependencies (npm ci) ...');
  const npmCi = [npm, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = spawnSync(process.execPath, npmCi, { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail('npm ci failed');
}

/** When a file, or anything in a folder, changed last (milliseconds). A removed file changes its folder. */
async function lastChange(name) {
  const top = path.join(root, name);
  const files = [top];
  if ((await stat(top)).isDirectory()) {
    for (const entry of await readdir(top, { recursive: true })) files.push(path.join(top, entry));
  }
  return Math.max(...(await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))));
}

async function isBuilt() {
  const sources = [
    'nodes',
    'src',
    'pages/house-tasks',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build.mjs',
  ];
  const changed = Math.max(...(await Promise.all(sources.map(lastChange))));
  const built = [path.join(root, 'dist'), ...forms.map(({ script }) => script)];
  const times = built.map((file) =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.min(...(await Promise.all(times))) > changed;
}

if (process.versions.node.localeCompare(oldestNode, 'en', { numeric: true }) < 0) {
  fail(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}`);
}
if (!isInstalled()) install();
if (!(await isBuilt())) await import('./build.mjs');
