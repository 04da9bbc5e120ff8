import { anotherField, type Spoil } from '../spoilt';

/** Ways in which a body is wrong. */
export const WAYS: Record<string, Spoil> = {
  'another field': anotherField,
  'a number for a text': (value) => (typeof value === 'string' ? [1] : []),
  'a text for a number': (value) => (typeof value === 'number' ? ['many'] : []),
  'a text for a truth value': (value) => (typeof value === 'boolean' ? [String(value)] : []),
  'an object for a list': (value) => (Array.isArray(value) ? [{}] : []),
  'a key as a number': (value, field) => (/Key$/.test(field) && value !== null ? [7] : []),
};
