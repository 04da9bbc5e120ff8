import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import { type NodeRed, startNodeRed } from '../../../scripts/node-red/start';
import { npm } from './npm';
import { filesUnder, manifest, root, types } from './project';

const published = [
  /^(package\.json|README\.md|LICENSE)$/,
  /^dist\/(nodes|src)\/.+\.js$/,
  /^dist\/nodes\/[^/]+\/(locales\/[^/]+\/)?[^/]+\.html$/,
  /^dist\/nodes\/[^/]+\/locales\/[^/]+\/[^/]+\.json$/,
  /^dist\/nodes\/[^/]+\/icons\/[^/]+\.svg$/,
  /^examples\/[^/]+\/[^/]+\.json$/,
  /^resources\/[^/]+\.(js|css)$/,
];

const MOST_BYTES = 6_000_000;

interface NodeSet {
  id: string;
  module: string;
  types: string[];
  enabled: boolean;
  err?: unknown;
}

/** What a user gets who installs the packed package into a new Node-RED. */
describe('the packed package, installed', function () {
  this.timeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'camunda8-package-'));
  const userDir = path.join(folder, 'user');
  const installed = path.join(userDir, 'node_modules', ...manifest.name.split('/'));
  let packed = '';
  let log = '';
  let nodeRed: NodeRed | undefined;

  before(async () => {
    packed = npm('pack', root, '--json', '--pack-destination', folder);
    const [tarball = ''] = readdirSync(folder);
    npm(
      'install',
      '--prefix',
      userDir,
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      path.join(folder, tarball),
    );
    const onLog = (text: string) => {
      log += text;
    };
    nodeRed = await startNodeRed({ userDir, onLog });
  });

  after(async () => {
    await nodeRed?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function get(address: string, accept: string): Promise<Response> {
    const answer = await fetch(`${nodeRed?.url}${address}`, { headers: { accept } });
    should(answer.status).equal(200, address);
    return answer;
  }

  async function getJson<T>(address: string): Promise<T> {
    return (await (await get(address, 'application/json')).json()) as T;
  }

  /** Compares the content too: for an icon that it cannot find the editor gets another one, with status 200. */
  async function isServed(file: string, address: string): Promise<void> {
    const body = Buffer.from(await (await get(address, '*/*')).arrayBuffer());
    should(body.equals(readFileSync(file))).be.true(`${address} is another file`);
  }

  it('is described by nothing but JSON on standard output, though it is built for that', () => {
    should(JSON.parse(packed)).match([{ name: manifest.name }]);
  });

  it('carries what Node-RED loads, and nothing else', () => {
    const files = filesUnder(installed).filter((file) => !file.startsWith('node_modules/'));
    should(files.filter((file) => !published.some((pattern) => pattern.test(file)))).be.empty();
    // The style of a shadow root is in the script of its form.
    const besideTheJs = filesUnder(path.join(root, 'nodes')).filter((file) => !/\.(ts|css)$/.test(file));
    should(files).containDeep(besideTheJs.map((file) => `dist/nodes/${file}`));
    should(files).containDeep(['LICENSE', 'README.md']);
  });

  it('brings its dependencies', () => {
    const modules = readdirSync(path.join(userDir, 'node_modules'));
    should(modules).containDeep(Object.keys(manifest.dependencies));
  });

  it('takes less than 6 MB with its dependencies', () => {
    const modules = path.join(userDir, 'node_modules');
    const bytes = filesUnder(modules).reduce((sum, file) => sum + statSync(path.join(modules, file)).size, 0);
    should(bytes).be.below(MOST_BYTES);
  });

  it('has all its types loaded and enabled, without an error', async () => {
    const sets = await getJson<NodeSet[]>('/nodes');
    const ours = sets.filter((set) => set.module === manifest.name);
    should(ours.flatMap((set) => set.types).sort()).eql([...types].sort());
    for (const set of ours) should(set).have.property('enabled', true).and.not.have.property('err');
    should(log).equal('');
  });

  it('lists every example in the import menu', async () => {
    const examples = filesUnder(path.join(root, 'examples')).map((file) => path.basename(file, '.json'));
    should(examples).not.be.empty();
    const below = `/library/examples/flows/${manifest.name}/`;
    const folders = (await getJson<unknown[]>(below)).filter((entry) => typeof entry === 'string');
    const lists = folders.map((folder) =>
      getJson<{ fn: string }[]>(`${below}${encodeURIComponent(folder)}/`),
    );
    const listed = (await Promise.all(lists)).flat();
    should(listed.map(({ fn }) => fn).sort()).eql(examples.sort());
  });

  it('serves every icon', async () => {
    const icons = filesUnder(path.join(root, 'nodes')).filter((file) => file.includes('/icons/'));
    should(icons).not.be.empty();
    for (const icon of icons) {
      await isServed(path.join(root, 'nodes', icon), `/icons/${manifest.name}/${path.basename(icon)}`);
    }
  });

  it('serves what the editor loads', async () => {
    const resources = filesUnder(path.join(root, 'resources'));
    should(resources).not.be.empty();
    for (const file of resources) {
      await isServed(path.join(root, 'resources', file), `/resources/${manifest.name}/${file}`);
    }
  });

  it('serves the labels of every node', async () => {
    const labels = await getJson<Record<string, object>>('/nodes/messages?lng=en-US');
    for (const type of types) should(labels[`${manifest.name}/${type}`]).have.property(type);
  });
});
