import { systemClock } from '../clock';
import { protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { createDeployment } from '../operations/deployment';
import { KEY_TEXT } from '../operations/field';
import { formBody } from '../operations/form-body';
import type { Answered, Server } from '../operations/operation';
import { callUntilDone } from '../operations/resend';
import { sentence } from '../sentence';
import { inFilesWords } from './deployment-faults';
import { checkSizes, type DeploymentFile } from './deployment-files';

export type { DeploymentFile } from './deployment-files';

/** Milliseconds in which files whose answer was lost are sent again. */
const PATIENCE = 10_000;

/** What a file has brought. */
export interface Deployed {
  type: 'process' | 'decision' | 'decisionRequirements' | 'form' | 'resource';
  id: string;
  key: string;
  version: number;
  /** Of the file. */
  name: string;
  /** Whether this deployment made the version. */
  isNew: boolean;
}

export interface Deployment {
  deploymentKey: string;
  deployments: Deployed[];
}

/** How each kind is called in an answer: what it is in, its type, and its id, key and version. */
const KINDS = {
  processDefinition: ['process', 'processDefinitionId', 'processDefinitionKey', 'processDefinitionVersion'],
  decisionDefinition: ['decision', 'decisionDefinitionId', 'decisionDefinitionKey', 'version'],
  decisionRequirements: [
    'decisionRequirements',
    'decisionRequirementsId',
    'decisionRequirementsKey',
    'version',
  ],
  form: ['form', 'formId', 'formKey', 'version'],
  resource: ['resource', 'resourceId', 'resourceKey', 'version'],
} as const satisfies Record<string, readonly [Deployed['type'], string, string, string]>;

const isKind = (name: string): name is keyof typeof KINDS => Object.hasOwn(KINDS, name);

/**
 * Deploys files together: all of them, or none.
 * @param tenantId absent: the server's default
 * @throws CamundaError CAMUNDA_INVALID, with nothing sent, for no file and for what is too large; CAMUNDA_INVALID that names
 *   file and line where Camunda refuses one
 */
export async function deploy(
  server: Server,
  files: readonly DeploymentFile[],
  tenantId: string | undefined,
  signal?: AbortSignal,
): Promise<Answered<Deployment>> {
  checkSizes(files.map(({ name, content }) => ({ name, size: Buffer.byteLength(content) })));
  const body = await formBody({ resources: files, tenantId });
  const patience = { clock: systemClock, end: systemClock.monotonic() + PATIENCE };
  try {
    const answer = await callUntilDone(server, createDeployment, {}, patience, { body, signal });
    return { ...answer, value: readDeployment(answer.value, answer.status) };
  } catch (failure) {
    throw inFilesWords(failure, files);
  }
}

/** @throws CamundaError CAMUNDA_PROTOCOL for an answer that is none, though the files may be deployed */
function readDeployment(answer: unknown, status: number): Deployment {
  const { deploymentKey, deployments } = isJsonObject(answer) ? answer : {};
  const key = String(deploymentKey);
  if (!KEY_TEXT.test(key) || !Array.isArray(deployments)) {
    throw protocolError(sentence`it does not say what was deployed`, status).with({ done: 'maybe' });
  }
  const found = deployments.flatMap((one: unknown) => kindsIn(one));
  const fileOf = new Map(
    found.map(({ value }) => [keyOf(value.decisionRequirementsKey), value.resourceName]),
  );
  return { deploymentKey: key, deployments: found.map((one) => readDeployed(one, key, fileOf)) };
}

interface Found {
  kind: keyof typeof KINDS;
  value: JsonObject;
}

/** Newer versions send null for each kind that it is not. */
function kindsIn(deployed: unknown): Found[] {
  const kinds = isJsonObject(deployed) ? Object.entries(deployed) : [];
  return kinds.flatMap(([kind, value]) => (isKind(kind) && isJsonObject(value) ? [{ kind, value }] : []));
}

const keyOf = (value: unknown) => String(value ?? '');

function readDeployed(
  { kind, value }: Found,
  deploymentKey: string,
  fileOf: ReadonlyMap<string, unknown>,
): Deployed {
  const [type, id, keyName, version] = KINDS[kind];
  const key = keyOf(value[keyName]);
  // A decision names only the other thing that its file has brought.
  const file = value.resourceName ?? fileOf.get(keyOf(value.decisionRequirementsKey));
  return {
    type,
    id: String(value[id] ?? ''),
    key,
    version: Number(value[version] ?? 0),
    name: String(file ?? ''),
    isNew: isLater(key, deploymentKey),
  };
}

/**
 * Whether a version was made by this deployment. Nothing in the answer says so, but the one partition that deploys gives
 * its keys in their order: a deployment's first, then those of its new versions. One that was there before has a lower key.
 */
function isLater(key: string, deploymentKey: string): boolean {
  return KEY_TEXT.test(key) && BigInt(key) > BigInt(deploymentKey);
}
