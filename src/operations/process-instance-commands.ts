import { type Sentence, sentence } from '../sentence';
import type { Values } from './field';
import type { Operation } from './operation';
import { isNotFound, noInstance, objects, processInstanceKey } from './process-instances';
import { lacksPermission, NO_PARTITION, type Refusal } from './refusal';

/** What a command for an instance that runs is refused with. */
const ofRunning = (permission: string): readonly Refusal[] => [
  NO_PARTITION,
  {
    matches: isNotFound,
    code: 'CAMUNDA_NOT_FOUND',
    says: (key) =>
      sentence`Process instance ${key} is not running. It may have ended, or somebody canceled it`,
  },
  lacksPermission(permission),
];

const tooOldTo = (what: Sentence, since: string) => (version: string) =>
  sentence`Camunda ${version} cannot ${what} (new in ${since})`;

export const cancelProcessInstance = {
  id: 'cancelProcessInstance',
  method: 'POST',
  path: '/v2/process-instances/{processInstanceKey}/cancellation',
  kind: 'command',
  resend: 'gone is done',
  gone: [404],
  since: '8.6',
  input: { processInstanceKey },
  refusals: ofRunning('CANCEL_PROCESS_INSTANCE'),
} as const satisfies Operation;

/** A process instance is an element instance too: the outermost. */
export const setVariables = {
  id: 'createElementInstanceVariables',
  method: 'PUT',
  path: '/v2/element-instances/{elementInstanceKey}/variables',
  kind: 'command',
  resend: 'safe',
  since: '8.6',
  input: {
    elementInstanceKey: processInstanceKey,
    variables: { in: 'body', kind: 'variables' },
    local: { in: 'body', kind: 'flag' },
  },
  refusals: ofRunning('UPDATE_PROCESS_INSTANCE'),
} as const satisfies Operation;

export const modifyProcessInstance = {
  id: 'modifyProcessInstance',
  method: 'POST',
  path: '/v2/process-instances/{processInstanceKey}/modification',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: {
    processInstanceKey,
    activateInstructions: objects,
    terminateInstructions: objects,
    moveInstructions: { ...objects, since: '8.9' },
  },
  refusals: ofRunning('MODIFY_PROCESS_INSTANCE'),
} as const satisfies Operation;

/** What a modification may have, as a message has it. */
const instructions = { kind: 'objects' } as const;
export const MODIFICATION = {
  kind: 'changes',
  changes: {
    of: {
      activateInstructions: instructions,
      terminateInstructions: instructions,
      moveInstructions: instructions,
    },
    unknown: (names: string, known: string) =>
      sentence`The modification has unknown names: ${names}. It can have ${known}`,
  },
} as const satisfies Values[string];

export const migrateProcessInstance = {
  id: 'migrateProcessInstance',
  method: 'POST',
  path: '/v2/process-instances/{processInstanceKey}/migration',
  kind: 'command',
  resend: 'never',
  since: '8.6',
  input: {
    processInstanceKey,
    targetProcessDefinitionKey: { in: 'body', kind: 'key', required: true },
    mappingInstructions: { ...objects, required: true },
  },
  refusals: [
    ...ofRunning('UPDATE_PROCESS_INSTANCE'),
    {
      matches: ({ status, title }) => status === 409 && title === 'INVALID_STATE',
      code: 'CAMUNDA_CONFLICT',
      says: (key, detail) => sentence`Process instance ${key} cannot be migrated like this: ${detail}`,
    },
  ],
} as const satisfies Operation;

const later = (id: string, word: string, permission: string, since: `8.${number}`, what: Sentence) =>
  ({
    id,
    method: 'POST',
    path: `/v2/process-instances/{processInstanceKey}/${word}`,
    kind: 'command',
    resend: 'never',
    since,
    tooOld: tooOldTo(what, since),
    input: { processInstanceKey },
    refusals: ofRunning(permission),
  }) as const satisfies Operation;

export const resolveIncidentsOfInstance = later(
  'resolveProcessInstanceIncidents',
  'incident-resolution',
  'UPDATE_PROCESS_INSTANCE',
  '8.9',
  sentence`resolve all incidents of a process instance`,
);
export const suspendProcessInstance = later(
  'suspendProcessInstance',
  'suspension',
  'SUSPEND_PROCESS_INSTANCE',
  '8.10',
  sentence`suspend a process instance`,
);
export const resumeProcessInstance = later(
  'resumeProcessInstance',
  'resumption',
  'SUSPEND_PROCESS_INSTANCE',
  '8.10',
  sentence`resume a process instance`,
);

/** Of one that has ended: what is kept of it goes away. */
export const deleteProcessInstance = {
  ...later(
    'deleteProcessInstance',
    'deletion',
    'DELETE_PROCESS_INSTANCE',
    '8.9',
    sentence`delete a process instance`,
  ),
  resend: 'gone is done',
  gone: [404],
  refusals: [
    NO_PARTITION,
    noInstance,
    {
      matches: ({ status, title }) => status === 409 && title === 'INVALID_STATE',
      code: 'CAMUNDA_CONFLICT',
      says: (key) => sentence`Process instance ${key} is still running. Cancel it first`,
    },
    lacksPermission('DELETE_PROCESS_INSTANCE'),
  ],
} as const satisfies Operation;
