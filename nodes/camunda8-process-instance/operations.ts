import type { Clock } from '../../src/clock';
import { invalidError } from '../../src/errors';
import type { Input } from '../../src/operations/field';
import type { Operation as Asked, Fields } from '../../src/operations/operation';
import {
  cancelProcessInstance,
  deleteProcessInstance,
  MODIFICATION,
  migrateProcessInstance,
  modifyProcessInstance,
  resolveIncidentsOfInstance,
  resumeProcessInstance,
  setVariables,
  suspendProcessInstance,
} from '../../src/operations/process-instance-commands';
import { getProcessInstance, processInstanceKey } from '../../src/operations/process-instances';
import { readInput } from '../../src/operations/read-input';
import { sentence } from '../../src/sentence';
import type { Call } from '../common/action-node';
import { type Choice, choice, type FormField, type FormProperties } from '../common/choice';
import { OPERATIONS, type Operation } from './choices';
import { START, START_FORM, startOf, waitOf } from './starts';
import type { Waits } from './waits';

/** What a node has beside its form. */
interface Own {
  clock: Clock;
  waits: Waits;
}

const KEY = {
  property: 'processInstanceKey',
  as: 'typed',
  type: 'msg',
  elsewhere: {
    paths: [
      ...['payload.processInstanceKey', 'processInstance.processInstanceKey'],
      ...['job.processInstanceKey', 'processInstanceKey'],
    ],
    list: sentence`msg.payload is an array. Put a Split node before this one, for one process instance per message`,
    missing: sentence`The process instance key is missing. Put it into msg.payload.processInstanceKey, or enter it`,
  },
} as const satisfies FormField;

/** A command for one instance: the payload stays as it is. */
async function change<F extends Fields>(
  { client, msg, signal }: Call,
  clock: Clock,
  operation: Asked<F>,
  input: Input<F>,
) {
  const answer = await client.processes.call(operation, input, { clock, signal });
  return { ...answer, value: msg.payload };
}

/** A command that wants the key and nothing else. */
const keyed =
  (operation: Asked<typeof cancelProcessInstance.input>) =>
  ({ clock }: Own): Choice =>
    choice(operation.input, { processInstanceKey: KEY }, (call, input) =>
      change(call, clock, operation, input),
    );

const MIGRATION = { kind: 'object', required: true, label: sentence`The migration` } as const;

/** What each operation of the form asks, and with which of its fields. */
const CHOICES: Readonly<Record<Operation, (own: Own) => Choice>> = {
  start: ({ clock }) =>
    choice(START, START_FORM, async ({ client, signal }, input, { properties }) =>
      client.processes.start(startOf(input, properties), { clock, signal }),
    ),
  startAndWait: ({ clock, waits }) =>
    choice(START, START_FORM, async (call, input, { properties }) => {
      const { client, msg, signal } = call;
      const [start, wait] = [startOf(input, properties), waitOf(properties)];
      const { value, ...answer } = await waits.during(call, (tell) =>
        client.processes.startAndWait(start, { ...wait, clock, signal, tell }),
      );
      Object.assign(msg, { processInstance: value.instance });
      return { ...answer, value: value.variables };
    }),
  get: ({ clock }) =>
    choice(getProcessInstance.input, { processInstanceKey: KEY }, ({ client, signal }, input) =>
      client.processes.call(getProcessInstance, input, { clock, signal }),
    ),
  cancel: keyed(cancelProcessInstance),
  setVariables: ({ clock }) =>
    choice(
      { ...setVariables.input, variables: START.variables },
      {
        elementInstanceKey: KEY,
        variables: START_FORM.variables,
        local: { property: 'local', as: 'ticked' },
      },
      (call, { variables, ...input }) => {
        if (!variables)
          throw invalidError(sentence`There are no variables to set. Give an object of names and values`);
        return change(call, clock, setVariables, { ...input, variables });
      },
    ),
  modify: ({ clock }) =>
    choice(
      { processInstanceKey, modification: MODIFICATION },
      {
        processInstanceKey: KEY,
        modification: { property: 'modification', as: 'typed', type: 'json', isOptional: true },
      },
      (call, { processInstanceKey: key, modification }) => {
        const input = readInput(modifyProcessInstance.input, { ...modification, processInstanceKey: key });
        return change(call, clock, modifyProcessInstance, input);
      },
    ),
  migrate: ({ clock }) =>
    choice(
      { processInstanceKey, migration: MIGRATION },
      {
        processInstanceKey: KEY,
        migration: { property: 'migration', as: 'typed', type: 'json', isOptional: true },
      },
      (call, { processInstanceKey: key, migration }) => {
        const input = readInput(migrateProcessInstance.input, { ...migration, processInstanceKey: key });
        return change(call, clock, migrateProcessInstance, input);
      },
    ),
  resolveIncidents: keyed(resolveIncidentsOfInstance),
  delete: keyed(deleteProcessInstance),
  suspend: keyed(suspendProcessInstance),
  resume: keyed(resumeProcessInstance),
};

/** What a node does with each message. */
export function choiceOf(operation: Operation, own: Own): Choice {
  return CHOICES[operation](own);
}

/** What the form says; a flow file may say anything. */
export function operationOf({ operation }: FormProperties): Operation {
  return isOperation(operation) ? operation : 'start';
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'string' && Object.hasOwn(OPERATIONS, value);
}
