import { unsupportedError } from '../../errors';
import { isJsonObject, type JsonObject } from '../../json-object';
import { sentence } from '../../sentence';
import { type EntityField, field, since } from '../entity';

// 8.6 and 8.7 know no states of instances but flags, and find nothing without any. Sources: Camunda's documents and Java
// clients of both.

const FLAGS = ['active', 'incidents', 'completed', 'canceled'];

/** What a query can say in the words of these versions, and no row of a form. */
export const OLD_FIELDS: Record<string, EntityField> = Object.fromEntries(
  ['running', 'finished', ...FLAGS, 'variable'].map((name) => [
    name,
    field('json', since('8.6', name), ['8.8', undefined]),
  ]),
);

const FLAGS_OF: ReadonlyMap<unknown, readonly string[]> = new Map([
  [undefined, FLAGS],
  ['ACTIVE', ['active', 'incidents']],
  ['COMPLETED', ['completed']],
  ['TERMINATED', ['canceled']],
]);

function flagsFor(state: unknown, incident: unknown): JsonObject {
  const ofState = FLAGS_OF.get(state);
  if (!ofState) {
    const known = [...FLAGS_OF.keys()].filter(Boolean).join(', ');
    throw unsupportedError(
      sentence`Before 8.8 Camunda has no process instances that are ${String(state)}. It knows ${known}`,
    );
  }
  const wanted = ofState.filter((flag) => incident === undefined || incident === (flag === 'incidents'));
  const some = (...flags: string[]) => flags.some((flag) => wanted.includes(flag));
  return {
    running: some('active', 'incidents'),
    finished: some('completed', 'canceled'),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, wanted.includes(flag)])),
  };
}

/**
 * A filter of process instances for 8.6 and 8.7: a state becomes flags, and a variable is compared in a shape of its own.
 * @throws CamundaError CAMUNDA_UNSUPPORTED for a state that came later
 */
export function filterBefore88({ state, incident, variables, ...filter }: JsonObject): JsonObject {
  const [variable] = Array.isArray(variables) ? variables.filter(isJsonObject) : [];
  const made = { ...filter, ...(variable ? { variable: ofVariable(variable) } : {}) };
  // In the view of a form they may be unknown until a message comes.
  const isLater = [state, incident].some((value) => typeof value === 'object');
  if (isLater) return { ...made, state, incident };
  const isSaid = ['running', 'finished'].some((flag) => flag in filter);
  return isSaid ? made : { ...made, ...flagsFor(state, incident) };
}

const ofVariable = ({ name, value }: JsonObject): JsonObject => ({ name, values: [value] });
