import { rightLogin, type Vendor } from '../vendors/vendor';
import { OurNodes } from './our-nodes';
import { Recorder, type Sent } from './recorder';

type Speak = Awaited<ReturnType<Vendor['speak']>>;

/** A client and our nodes, each of which asks the same recorder. */
export class SideBySide {
  readonly #recorder: Recorder;
  readonly #speak: Speak;
  readonly #nodes: OurNodes;

  private constructor(recorder: Recorder, speak: Speak, nodes: OurNodes) {
    this.#recorder = recorder;
    this.#speak = speak;
    this.#nodes = nodes;
  }

  static async start(vendor: Vendor): Promise<SideBySide> {
    const recorder = await Recorder.start(vendor.api);
    const { url } = recorder;
    const speak = await vendor.speak(rightLogin({ url, tokenUrl: url }));
    return new SideBySide(recorder, speak, await OurNodes.start(url));
  }

  /** What the client sends for a call in its own words. @throws its error where it sends nothing */
  theirs(call: readonly unknown[]): Promise<Sent[]> {
    return this.#sentBy(this.#speak(call));
  }

  /** What our nodes send. @throws an Error with the sentence of theirs where they send nothing */
  ours(ask: (nodes: OurNodes) => Promise<string | undefined>): Promise<Sent[]> {
    return this.#sentBy(ask(this.#nodes));
  }

  /** What has been asked. Whether the answer could be read does not matter then. */
  async #sentBy(asking: Promise<unknown>): Promise<Sent[]> {
    const outcome: unknown = await asking.catch((error: unknown) => error);
    const sent = await this.#recorder.taken();
    if (sent.length > 0) return sent;
    throw outcome instanceof Error ? outcome : new Error(String(outcome));
  }

  async stop(): Promise<void> {
    await this.#nodes.stop();
    await this.#recorder.stop();
  }
}
