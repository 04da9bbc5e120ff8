import { isJsonObject } from '../../../../src/json-object';
import { parsedJson } from '../../../common/form/model/form-fields';
import { MAX_FORM } from '../../choices';

// A form, as far as a preview shows it. Everything is bounded: anybody who may deploy can have written it.

/** Fields, groups and texts, and groups within each other. */
export const MOST_PARTS = 300;
export const DEEPEST = 10;
/** Options of a field, and characters of a text. */
const MOST_OPTIONS = 100;
const MAX_TEXT = 5_000;
/** Levels of what a field has beside other fields: `validate`, or the `value` of an option. */
const LEVELS = 4;

interface ReadForm {
  /** As `drawForm` takes them. */
  components: unknown[];
  /** Whether there are more. */
  isCut: boolean;
}

/** @param json as Modeler saves it @returns why it cannot be shown, where it cannot */
export function readForm(json: string): ReadForm | { complaint: 'tooLarge' | 'broken' } {
  if (json.length > MAX_FORM) return { complaint: 'tooLarge' };
  const form = parsedJson(json);
  const components = isJsonObject(form) ? form.components : undefined;
  if (!Array.isArray(components)) return { complaint: 'broken' };
  const left = { parts: MOST_PARTS, isCut: false };
  return { components: readParts(components, left, 1), isCut: left.isCut };
}

function readParts(
  parts: readonly unknown[],
  left: { parts: number; isCut: boolean },
  level: number,
): unknown[] {
  const read: unknown[] = [];
  for (const part of parts) {
    if (left.parts === 0 || level > DEEPEST) {
      left.isCut = true;
      break;
    }
    if (!isJsonObject(part)) continue;
    left.parts--;
    const { components, validate, ...own } = part;
    // A pattern is never tried: one that a browser needs years for would keep the editor busy.
    const { pattern: _, ...checks } = isJsonObject(validate) ? validate : {};
    read.push({
      ...Object(bounded({ ...own, validate: checks }, LEVELS)),
      ...(Array.isArray(components) ? { components: readParts(components, left, level + 1) } : {}),
    });
  }
  return read;
}

function bounded(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return undefined;
  if (Array.isArray(value)) return value.slice(0, MOST_OPTIONS).map((one) => bounded(one, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bounded(one, levels - 1)]));
}
