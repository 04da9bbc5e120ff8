import type { Node, NodeAPI } from 'node-red';
import type { Api } from '../../src/connection/settings';
import type { CamundaError } from '../../src/errors';
import type { Listener } from '../../src/events/listener';
import { NodeStatus } from '../common/node-status';

/** The language of Node-RED's own texts; undefined: that of the machine. */
function languageOf({ settings }: NodeAPI): string | undefined {
  return 'lang' in settings && typeof settings.lang === 'string' ? settings.lang : undefined;
}

/** What the node sends, shows and reports. */
export class EventListener implements Listener {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #api: Api;
  readonly #status: NodeStatus;
  /** Codes of the errors since the last poll that went well: a Catch node hears of each kind once. */
  readonly #reported = new Set<string>();

  constructor(RED: NodeAPI, node: Node, api: Api) {
    this.#RED = RED;
    this.#node = node;
    this.#api = api;
    this.#status = new NodeStatus(RED, node);
  }

  event: Listener['event'] = ({ topic, task, previous }, details, redelivered) => {
    this.#node.send({
      topic,
      // Other nodes may get the same task.
      payload: this.#RED.util.cloneMessage(task),
      ...(previous ? { previous } : {}),
      ...(redelivered ? { redelivered } : {}),
      camunda: { api: this.#api, ...details },
    });
  };

  polling(): void {
    this.#status.asking();
  }

  polled(open: number): void {
    this.#reported.clear();
    const now = new Date();
    this.#status.succeeded(() => {
      const language = languageOf(this.#RED);
      return this.#RED._('camunda8-task-events.status.open', {
        count: open.toLocaleString(language),
        time: now.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }),
      });
    });
  }

  failed(error: CamundaError): void {
    this.#status.failed(error);
    if (this.#reported.has(error.code)) return;
    this.#reported.add(error.code);
    this.#node.error(error, {});
  }

  warn: Listener['warn'] = (words) => this.#node.warn(String(words));

  close(): void {
    this.#status.clear();
  }
}
