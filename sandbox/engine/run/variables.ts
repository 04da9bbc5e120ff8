import type { Mapping } from '../model/model';
import type { ElementInstance, Variables } from './records';
import type { Run } from './run';

/** The value that a scope sees; undefined where there is no such variable. */
export function lookUp(scope: ElementInstance, name: string): unknown {
  for (let at: ElementInstance | undefined = scope; at; at = at.parent) {
    const variable = at.variables?.get(name);
    if (variable) return variable.value;
  }
  return undefined;
}

/** All variables that a scope sees, or those of them that are named. */
export function visible(scope: ElementInstance, names: readonly string[] = []): Record<string, unknown> {
  const found = new Map<string, unknown>();
  for (let at: ElementInstance | undefined = scope; at; at = at.parent) {
    for (const { name, value } of at.variables?.values() ?? []) {
      if (!found.has(name) && (names.length === 0 || names.includes(name))) found.set(name, value);
    }
  }
  return Object.fromEntries(found);
}

/** A scope's own variables. */
export function local(scope: ElementInstance): Record<string, unknown> {
  return Object.fromEntries(Array.from(scope.variables?.values() ?? [], ({ name, value }) => [name, value]));
}

export function setLocal(run: Run, scope: ElementInstance, variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    const known = scope.variables?.get(name);
    if (known) {
      known.value = value;
      run.store.touch('variable', known);
    } else {
      const { key: scopeKey, process } = scope;
      const variable = { key: run.key(process), name, value, scopeKey, processInstanceKey: process.key };
      scope.variables ??= new Map();
      scope.variables.set(name, variable);
      run.store.put('variable', variable);
    }
  }
}

/** Sets each where it is known, from the scope upwards, and in the process where it is not. */
export function propagate(run: Run, scope: ElementInstance, variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    let at = scope;
    while (at.parent && !at.variables?.has(name)) at = at.parent;
    setLocal(run, at, { [name]: value });
  }
}

/** What mappings result in: those with paths into the same variable make one value. @throws Failure */
export function mapped(
  run: Run,
  scope: ElementInstance,
  mappings: readonly Mapping[],
  beginWith: (name: string) => unknown,
): Record<string, unknown> {
  const result = new Map<string, unknown>();
  const resolve = (name: string) => (result.has(name) ? result.get(name) : lookUp(scope, name));
  for (const { source, target } of mappings) {
    const [name = '', ...path] = target.replace(/^=/, '').split('.');
    const value = run.evaluate(source, resolve, 'IO_MAPPING_ERROR');
    result.set(name, withPath(result.has(name) ? result.get(name) : beginWith(name), path, value));
  }
  return Object.fromEntries(result);
}

function withPath(into: unknown, [name, ...path]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const object = typeof into === 'object' && into !== null && !Array.isArray(into) ? { ...into } : {};
  const entry: unknown = Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
  return { ...object, [name]: withPath(entry, path, value) };
}

/** @throws Failure */
export function applyInputs(run: Run, scope: ElementInstance): void {
  const { inputs } = scope.element;
  if (inputs.length > 0)
    setLocal(
      run,
      scope,
      mapped(run, scope, inputs, () => undefined),
    );
}

/** With output mappings only these go out, else all of the result does. @throws Failure */
export function applyOutputs(run: Run, scope: ElementInstance): void {
  const { outputs } = scope.element;
  if (outputs.length === 0) {
    propagate(run, scope, scope.result);
    return;
  }
  setLocal(run, scope, scope.result);
  const outside = scope.parent ?? scope;
  propagate(
    run,
    outside,
    mapped(run, scope, outputs, (name) => lookUp(outside, name)),
  );
}
