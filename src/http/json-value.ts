import { MAX_DEPTH } from './bounds';

/** Whether a number is an integer beyond 2^53-1, which cannot be told from its neighbours. */
export function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Whether a value is such a number; one that may hold such numbers goes to the next level. */
function look(value: unknown, next: object[]): boolean {
  if (typeof value === 'number') return isInexact(value);
  if (typeof value === 'object' && value !== null) next.push(value);
  return false;
}

function lookInto(holder: object, next: object[]): boolean {
  if (Array.isArray(holder)) {
    for (const value of holder) if (look(value, next)) return true;
    return false;
  }
  const object = holder as Record<string, unknown>;
  for (const name in object) if (look(object[name], next)) return true;
  return false;
}

/**
 * Whether what was parsed holds an integer beyond 2^53-1, or more levels than it may. Level by level: faster than its
 * bytes, and without recursion.
 */
export function lookAt(parsed: unknown): 'fine' | 'inexact' | 'deep' {
  let level: object[] = [];
  if (look(parsed, level)) return 'inexact';
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return 'deep';
    const next: object[] = [];
    for (const holder of level) if (lookInto(holder, next)) return 'inexact';
    level = next;
  }
  return 'fine';
}
