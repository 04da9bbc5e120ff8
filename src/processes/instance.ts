import { maybeDoneError, protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';

/** What is known of an instance that was started, as far as the server sends it: keys as text. */
export interface StartedInstance extends JsonObject {
  processInstanceKey: string;
}

const KEPT = ['processDefinitionId', 'processDefinitionKey', 'processDefinitionVersion', 'tenantId'];
const KEPT_TOO = ['tags', 'businessId'];

/**
 * The answer of a start, or an item of a search.
 * @throws CamundaError CAMUNDA_PROTOCOL where it has no key: then the process may have started
 */
export function readInstance(sent: unknown, status: number): StartedInstance {
  const key = isJsonObject(sent) ? sent.processInstanceKey : undefined;
  if (!isJsonObject(sent) || (typeof key !== 'string' && typeof key !== 'number')) {
    throw maybeDoneError(protocolError(sentence`a process instance has no key`, status));
  }
  const instance: StartedInstance = { processInstanceKey: String(key) };
  for (const name of [...KEPT, ...KEPT_TOO]) {
    const value = sent[name];
    if (value === undefined || value === null) continue;
    // 8.6 sends keys as numbers.
    instance[name] = name.endsWith('Key') ? String(value) : value;
  }
  return instance;
}
