/** An element of an XML file as moddle reads it. */
export interface Moddle {
  /** Such as `bpmn:ServiceTask`. */
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

/** What moddle only warns of: a reference to nothing, or an id that is there twice. */
export interface ParseWarning {
  readonly message: string;
  readonly element?: Moddle;
  readonly property?: string;
  readonly value?: string;
}

export interface Parsed {
  readonly rootElement: Moddle;
  readonly warnings: readonly ParseWarning[];
}

const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && '$type' in value;

/** The element, or the referred one, that a property holds. */
export function one(element: Moddle | undefined, property: string): Moddle | undefined {
  const value = element?.[property];
  return isModdle(value) ? value : undefined;
}

/** The elements that a property holds, none where it is not there. */
export function many(element: Moddle | undefined, property: string): readonly Moddle[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

/** Text of an attribute or of a body; undefined where it is not there or empty. */
export function text(element: Moddle | undefined, property: string): string | undefined {
  const value = element?.[property];
  return value === undefined || value === '' || typeof value === 'object' ? undefined : String(value);
}

/** Zeebe's extension element of this kind, such as `TaskDefinition`. */
export function extension(element: Moddle, type: string): Moddle | undefined {
  return extensions(element).find(({ $type }) => $type === `zeebe:${type}`);
}

export function extensions(element: Moddle): readonly Moddle[] {
  return many(one(element, 'extensionElements'), 'values');
}
