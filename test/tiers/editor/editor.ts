import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import type { FlowNode } from '../../../scripts/demo/flows';
import { freePort } from '../../../scripts/free-port';
import { type NodeRed, type NodeRedOptions, startNodeRed } from '../../../scripts/node-red/start';
import { root } from '../../promises/package/project';
import { chooseLook, look, nodeRedLine, prepareLook } from './look/look';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Settings = NonNullable<NodeRedOptions['settings']>;
type StartNodeRed = (more: Settings) => Promise<NodeRed>;

/** One for all tests of a run that want no flags of their own: to start one takes as long as a short test. */
let browserOfAll: Promise<Browser> | undefined;

function launch(ownFlags: readonly string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...flags, ...ownFlags] });
}

/** A real Node-RED with this package, its editor in a browser, and a sandbox to ask. */
export class Editor {
  readonly sandbox: Sandbox;
  readonly userDir: string;
  readonly #startNodeRed: StartNodeRed;
  #nodeRed: NodeRed;
  readonly #browser: Browser;
  /** Where it has flags that are for this editor alone. */
  readonly #ownBrowser: Browser | undefined;
  readonly #contexts: BrowserContext[] = [];

  private constructor(
    sandbox: Sandbox,
    userDir: string,
    startAgain: StartNodeRed,
    nodeRed: NodeRed,
    browser: Browser,
    ownBrowser: Browser | undefined,
  ) {
    this.sandbox = sandbox;
    this.userDir = userDir;
    this.#startNodeRed = startAgain;
    this.#nodeRed = nodeRed;
    this.#browser = browser;
    this.#ownBrowser = ownBrowser;
  }

  /**
   * The browser is Debian's Chromium, or the one that the environment variable `CHROMIUM` names.
   * @param ownFlags of the browser, beside those of all tests
   * @param prepare what is to be in Node-RED's folder before it starts
   */
  static async start(
    options: SandboxOptions = {},
    settings: Settings = {},
    ownFlags: readonly string[] = [],
    prepare: (userDir: string) => void = () => {},
  ): Promise<Editor> {
    const userDir = mkdtempSync(path.join(tmpdir(), 'camunda8-editor-'));
    prepare(userDir);
    const sandbox = await startSandbox(options);
    const onLog = (text: string) => process.stdout.write(text);
    const port = await freePort(0);
    const all = { ...prepareLook(userDir), ...settings };
    const startAgain: StartNodeRed = (more) =>
      startNodeRed({ userDir, port, nodesDir: root, settings: { ...all, ...more }, onLog });
    const nodeRed = await startAgain({});
    const ownBrowser = ownFlags.length > 0 ? await launch(ownFlags) : undefined;
    browserOfAll ??= launch([]);
    const browser = ownBrowser ?? (await browserOfAll);
    return new Editor(sandbox, userDir, startAgain, nodeRed, browser, ownBrowser);
  }

  /** What anybody gets who may read the flows: also the tests that look for secrets. */
  async get(address: string): Promise<string> {
    const answer = await fetch(`${this.#nodeRed.url}${address}`, { headers: { accept: 'application/json' } });
    should(answer.status).equal(200, address);
    return answer.text();
  }

  /** Replaces all flows. */
  async deploy(flow: readonly Partial<FlowNode>[]): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#nodeRed.url}/flows`, {
      method: 'POST',
      headers,
      body: JSON.stringify(flow),
    });
    should(answer.ok).be.true();
  }

  /**
   * The editor as a person sees it who has just opened it.
   * @param prepare what is to be done to the page before it loads anything
   */
  async open(
    language = 'en-US',
    viewport = { width: 1300, height: 900 },
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<Page> {
    const context = await this.#browser.newContext({ ...options, locale: language, viewport });
    this.#contexts.push(context);
    await chooseLook(context);
    const page = await context.newPage();
    await prepare(page);
    await page.goto(this.#nodeRed.url);
    await page.locator(paletteNode('camunda8-login')).waitFor();
    await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
    return page;
  }

  /** Ends Node-RED, in order or as a power cut does. The sandbox and what is open in the browser go on. */
  end(how: 'stop' | 'kill'): Promise<void> {
    return this.#nodeRed[how]();
  }

  /** Starts Node-RED where it was, after its end. @param settings beside those it had */
  async again(settings: Settings = {}): Promise<void> {
    this.#nodeRed = await this.#startNodeRed(settings);
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.#ownBrowser?.close();
    await this.#nodeRed.stop();
    await this.sandbox.close();
    rmSync(this.userDir, { recursive: true, force: true });
  }
}

/** A tab with a button that asks one of our nodes, both labelled by what they do: `press` and `ask`. */
export function flowThatAsks(node: Partial<FlowNode>): Partial<FlowNode>[] {
  const inject = { type: 'inject', props: [], repeat: '', crontab: '', once: false };
  return [
    { id: 'flow', type: 'tab', label: 'Flow' },
    { ...inject, id: 'button', z: 'flow', name: 'press', x: 100, y: 100, wires: [['node']] },
    { ...node, id: 'node', z: 'flow', name: 'ask', x: 300, y: 100, wires: [[]] },
  ];
}

export function paletteNode(type: string): string {
  return `.red-ui-palette-node[data-palette-type="${type}"]`;
}

/** A picture for people, in a folder for each look in the ignored `test-results/`. */
export async function shoot(part: Page | Locator, name: string): Promise<void> {
  const folder = `editor ${nodeRedLine} ${look}`.replaceAll(/ +/g, '-');
  await part.screenshot({ path: path.join(root, 'test-results', folder, `${name}.png`) });
}
