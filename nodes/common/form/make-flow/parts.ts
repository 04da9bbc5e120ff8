// The nodes that Node-RED brings, with every property that its editor saves.

type Properties = Readonly<Record<string, unknown>>;

/** A node before it has an id and a place. */
export interface Part {
  type: string;
  properties: Properties;
  /** What stands on it. */
  label: string;
  inputs: 0 | 1;
  outputs: number;
}

/** A button that sends a payload. */
export const inject = (name: string, payload: object): Part =>
  button(name, [{ p: 'payload' }], { payload: JSON.stringify(payload), payloadType: 'json' });

/** A button that sends `msg.variables`. */
export const injectVariables = (name: string, variables: object): Part =>
  button(name, [{ p: 'variables', v: JSON.stringify(variables), vt: 'json' }], {});

const button = (name: string, props: readonly object[], more: Properties): Part => ({
  ...{ type: 'inject', label: name, inputs: 0, outputs: 1 },
  properties: {
    ...{ name, props, repeat: '', crontab: '', once: false, onceDelay: 0.1, topic: '' },
    ...more,
  },
});

/** @param complete the property of the message that is shown */
export const debug = (name: string, complete: string): Part => ({
  ...{ type: 'debug', label: name, inputs: 1, outputs: 0 },
  properties: {
    ...{ name, active: true, tosidebar: true, console: false, tostatus: false, complete },
    ...{ targetType: 'msg', statusVal: '', statusType: 'auto' },
  },
});

export const comment = (name: string, info: string): Part => ({
  ...{ type: 'comment', label: name, inputs: 0, outputs: 0 },
  properties: { name, info },
});

export const code = (name: string, func: string): Part => ({
  ...{ type: 'function', label: name, inputs: 1, outputs: 1 },
  properties: { name, func, outputs: 1, timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [] },
});

/** Catches what goes wrong on its whole tab. */
export const catchAll = (): Part => ({
  ...{ type: 'catch', label: 'catch: all', inputs: 0, outputs: 1 },
  properties: { name: '', scope: null, uncaught: false },
});

/** Two outputs: where a JSONata expression is true, and where not. */
export const isTrue = (name: string, expression: string): Part => ({
  ...{ type: 'switch', label: name, inputs: 1, outputs: 2 },
  properties: {
    ...{ name, property: expression, propertyType: 'jsonata', rules: [{ t: 'true' }, { t: 'else' }] },
    ...{ checkall: 'false', repair: false, outputs: 2 },
  },
});
