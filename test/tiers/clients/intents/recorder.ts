import { FaultServer, type Seen } from '../../../support/fault-server';
import { KEYS } from './intent';

/** A request as it was sent, without what says the same in many ways: the order of fields, the boundary of a form. */
export interface Sent {
  /** Method and path. */
  ask: string;
  query: Record<string, string>;
  /** Media type alone. */
  type?: string;
  /** JSON, or the parts of a form by the place they have in it. */
  body?: unknown;
}

/** A part of a form: a value has no file name, and its type is that of a text. */
export interface Part {
  name: string;
  fileName?: string;
  type?: string;
  content: string;
}

/** What any client can read something of: an answer with the fields of all of them. */
const ANSWER = {
  ...{
    processInstanceKey: KEYS.instance,
    processDefinitionKey: KEYS.definition,
    processDefinitionId: 'order',
  },
  ...{ processDefinitionVersion: 1, tenantId: '<default>', variables: {}, tags: [], businessId: '' },
  ...{ state: 'COMPLETED', startDate: '2026-11-21T12:00:00Z', hasIncident: false },
  ...{ messageKey: KEYS.other, signalKey: KEYS.other, deploymentKey: KEYS.other, deployments: [] },
  ...{ decisionDefinitionKey: KEYS.decision, decisionDefinitionId: 'discount', decisionDefinitionName: 'D' },
  ...{ decisionDefinitionVersion: 1, decisionRequirementsId: 'prices', decisionRequirementsKey: KEYS.other },
  ...{
    decisionInstanceKey: KEYS.other,
    decisionEvaluationKey: KEYS.other,
    output: '1',
    evaluatedDecisions: [],
  },
  ...{ incidentKey: KEYS.incident, errorType: 'IO_MAPPING_ERROR', elementInstanceKey: KEYS.element },
  ...{ userTaskKey: KEYS.task, jobs: [], items: [], page: { totalItems: 0, hasMoreTotalItems: false } },
};

/** Takes whatever it is asked, answers it as a server of this version in general words, and notes it. */
export class Recorder {
  readonly #server: FaultServer;

  private constructor(server: FaultServer) {
    this.#server = server;
  }

  static async start(version: string): Promise<Recorder> {
    const answer = JSON.stringify({ ...ANSWER, gatewayVersion: `${version}.0`, brokers: [] });
    const server = await FaultServer.start();
    server.on('*', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
    return new Recorder(server);
  }

  get url(): string {
    return this.#server.url;
  }

  /** What came since the last time, but for questions what version this is. */
  async taken(): Promise<Sent[]> {
    const seen = this.#server.seen.splice(0).filter(({ path }) => path !== '/v2/topology');
    return Promise.all(seen.map(sentOf));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}

async function sentOf({ method, path, headers, body }: Seen): Promise<Sent> {
  const { pathname, searchParams } = new URL(path, 'http://any');
  const contentType = headers['content-type'] ?? '';
  const [type = ''] = contentType.split(';');
  const sent = { ask: `${method} ${pathname}`, query: Object.fromEntries(searchParams) };
  if (body === '') return sent;
  const content = type === 'multipart/form-data' ? await partsOf(body, contentType) : JSON.parse(body);
  return { ...sent, type, body: content };
}

async function partsOf(body: string, contentType: string): Promise<Part[]> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const parts = Array.from(form, async ([name, value]): Promise<Part> => {
    if (typeof value === 'string') return { name, content: value };
    return { name, fileName: value.name, type: value.type, content: await value.text() };
  });
  return Promise.all(parts);
}
