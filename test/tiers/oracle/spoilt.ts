import { isJsonObject } from '../../../src/json-object';

/** What must not stand in place of a value; undefined: the value must not be missing. */
export type Spoil = (value: unknown, field: string) => readonly unknown[];

/** A field that no schema of Camunda's has. */
export const anotherField: Spoil = (value) => (isJsonObject(value) ? [{ ...value, bogus: 'bogus' }] : []);

/**
 * Copies of a JSON body with one value spoilt in each, and where that is: `items.0.state`, or nothing for the whole body.
 * @param open names of fields that may hold anything
 */
export function* spoilt(
  body: unknown,
  spoil: Spoil,
  open: readonly string[] = [],
  name = '',
): Generator<[where: string, body: unknown]> {
  if (open.includes(name)) return;
  for (const wrong of spoil(body, name)) yield ['', wrong];
  if (!isJsonObject(body) && !Array.isArray(body)) return;
  for (const [field, value] of Object.entries(body)) {
    for (const [where, wrong] of spoilt(value, spoil, open, field)) {
      yield [where ? `${field}.${where}` : field, Object.assign(structuredClone(body), { [field]: wrong })];
    }
  }
}
