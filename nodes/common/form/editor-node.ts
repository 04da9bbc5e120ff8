/** A node as the editor keeps it, with what is saved of it. */
export interface EditorNode {
  id: string;
  type: string;
  _def: { category: string; defaults: Record<string, { value: unknown; type?: string }> };
  [property: string]: unknown;
}
