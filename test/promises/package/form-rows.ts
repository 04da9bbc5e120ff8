import { readFileSync } from 'node:fs';

/** A row of a form, as its HTML has it. What stands beside the field comes from `nodes/common/form/rows.ts`. */
export interface FormRow {
  /** Of its field, and without what it begins with. */
  id: string;
  name: string;
  /** Ends of the keys of its texts: of all that a row asks for, but for those that are shared by all. */
  keys: string[];
  /** Values of a drop-down whose options get their texts from the locale files. */
  options: string[];
}

const ROW = /<div class="form-row[^"]*"([^>]*)>(.*?)<\/div>/gs;
const FIELD = /<(?:input|select|textarea)\b[^>]*\bid="([^"]+)"/;

/** The rows of a node's HTML that have a field. */
export function rowsOf(htmlFile: string): FormRow[] {
  return [...readFileSync(htmlFile, 'utf8').matchAll(ROW)].flatMap(([, attributes = '', content = '']) => {
    const id = FIELD.exec(content)?.[1];
    if (id === undefined) return [];
    const name = id.replace(/^(node-(config-)?input|camunda8)-/, '');
    const options = [...content.matchAll(/<option value="([^"]+)"><\/option>/g)].map(
      ([, value = '']) => value,
    );
    const hint = /\bdata-hint(?:="([^"]+)")?/.exec(attributes);
    const keys = [
      `label.${name}`,
      ...options.map((value) => `${name}.${value}`),
      ...(hint ? [`hint.${hint[1] ?? name}`] : []),
      ...(/\bdata-placeholder\b/.test(attributes) ? [`placeholder.${name}`] : []),
    ];
    return [{ id, name, keys, options }];
  });
}
