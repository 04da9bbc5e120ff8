// What the form of the deploy node and its runtime both know. Data alone.

/** Where the files come from, and the fields of the form that only this has. */
export const SOURCES = {
  message: ['files', 'fileName'],
  folder: ['folder', 'onStart', 'watch'],
} as const satisfies Record<string, readonly string[]>;

export type Source = keyof typeof SOURCES;

/** What the form says; a flow file may say anything. */
export function sourceOf(source: unknown): Source {
  return source === 'folder' ? 'folder' : 'message';
}

/** A flow file may say anything. */
export const isTicked = (value: unknown) => value === true || value === 'true';

/** Whether it deploys without a message, too. */
export function isByItself({ source, onStart, watch }: Readonly<Record<string, unknown>>): boolean {
  return sourceOf(source) === 'folder' && (isTicked(onStart) || isTicked(watch));
}

/** Value and type of each typed input, where a flow file has none. */
export const TYPED = {
  files: ['payload', 'msg'],
  fileName: ['filename', 'msg'],
} as const satisfies Record<string, readonly [value: string, type: string]>;
