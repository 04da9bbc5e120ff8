import type { Node, NodeAPI } from 'node-red';
import type { Api } from '../../../src/connection/settings';
import type { CamundaError } from '../../../src/errors';
import type { Listener } from '../../../src/events/listener';
import type { SourceNode } from '../source-node';
import { wordsInRuntimeLanguage } from '../wording';

/** The language of Node-RED's own texts; undefined: that of the machine. */
function languageOf({ settings }: NodeAPI): string | undefined {
  return 'lang' in settings && typeof settings.lang === 'string' ? settings.lang : undefined;
}

/** What the messages are made with. */
export interface Telling {
  api: Api;
  /** Key of the words of the status. */
  status: string;
  /** Whether messages say how it was before. */
  hasPrevious: boolean;
  /** What each output is for, by topic; absent: there is one for all. */
  outputs: readonly string[] | undefined;
}

/** Makes of what happens to the things that are watched what the node sends and shows. */
export class EventListener implements Listener {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #telling: Telling;
  readonly #source: SourceNode;

  constructor(RED: NodeAPI, node: Node, source: SourceNode, telling: Telling) {
    this.#RED = RED;
    this.#node = node;
    this.#telling = telling;
    this.#source = source;
  }

  event: Listener['event'] = ({ topic, item, previous }, details, redelivered) => {
    const { api, outputs, hasPrevious } = this.#telling;
    const message = {
      topic,
      // Other nodes may get the same one.
      payload: this.#RED.util.cloneMessage(item),
      ...(previous && hasPrevious ? { previous } : {}),
      ...(redelivered ? { redelivered } : {}),
      camunda: { api, ...details },
    };
    this.#node.send(outputs ? outputs.map((output) => (output === topic ? message : null)) : message);
  };

  polling(): void {
    this.#source.asking();
  }

  polled(open: number): void {
    const now = new Date();
    this.#source.succeeded(() => {
      const language = languageOf(this.#RED);
      return this.#RED._(this.#telling.status, {
        count: open.toLocaleString(language),
        time: now.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }),
      });
    });
  }

  failed(error: CamundaError): void {
    this.#source.failed(error);
  }

  warn: Listener['warn'] = (words) => this.#node.warn(wordsInRuntimeLanguage(this.#RED, words));
}
