import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tab } from '../../../nodes/common/form/make-flow/flow-node';
import { type Plan, type Planning, planFlow } from '../../../nodes/common/form/make-flow/plan-flow';
import type { Tenancy } from '../../../nodes/common/form/make-flow/tenants';
import type { ProcessModel } from '../../../nodes/common/form/model/process-model';
import words from '../../../nodes/common/locales/en-US/form.json';
import { readDefinition } from '../../promises/package/definition';
import { root } from '../../promises/package/project';
import { withXmlParser } from './xml-document';

type Complaint = { complaint: string };

const household = path.join(root, 'sandbox', 'household');

/** The BPMN files of the demo, by their names without `.bpmn`. */
export const householdFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(household)
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => [path.basename(file, '.bpmn'), readFileSync(path.join(household, file), 'utf8')]),
);

/** The forms of the demo, by their IDs. */
export const householdForms: ReadonlyMap<string, string> = new Map(
  readdirSync(path.join(household, 'forms')).map((file) => [
    path.basename(file, '.form'),
    readFileSync(path.join(household, 'forms', file), 'utf8'),
  ]),
);

/** Reads BPMN as the editor does. */
export function readProcesses(
  text: string,
  forms: ReadonlyMap<string, string> = new Map(),
): ProcessModel[] | Complaint {
  // It is compiled with the types of a browser, which tests do not have.
  const { readProcesses: read } = require('../../../nodes/common/form/model/read-processes');
  return withXmlParser(() => read(text, forms));
}

/** The only process of a file. @throws Error where there is another number */
export function processIn(text: string, forms?: ReadonlyMap<string, string>): ProcessModel {
  const processes = readProcesses(text, forms);
  if ('complaint' in processes) throw new Error(`Not read: ${processes.complaint}`);
  const [process, other] = processes;
  if (!process || other) throw new Error(`${processes.length} processes`);
  return process;
}

/** An English text, as the editor puts values into it. */
function textOfForms(key: string, values: Record<string, unknown> = {}): string {
  let found: unknown = words.form;
  for (const part of key.split('.')) found = Object(found)[part];
  if (typeof found !== 'string') throw new Error(`No text ${key}`);
  return found.replace(/__(\w+)__/g, (_, name) => String(values[name]));
}

/** @param cluster absent: the flows have none @param tenancy absent: nobody knows the tenant of the process @param more what else is known */
export function planOf(
  process: ProcessModel,
  tabs: readonly Tab[] = [],
  cluster?: string,
  tenancy?: Tenancy,
  more: Partial<Planning> = {},
): Plan {
  let count = tabs.flatMap(({ nodes }) => nodes).length;
  return planFlow({
    process,
    tabs,
    owner: { clusters: cluster === undefined ? [] : [cluster], tenancy },
    isDeployed: true,
    defaultsOf: savedOfNew,
    newId: () => `made-${count++}`,
    widthOf: (text) => text.length * 8,
    text: textOfForms,
    ...more,
  });
}

const defaults = new Map<string, Record<string, unknown>>();

/** What is saved of a node that is new. */
function savedOfNew(type: string): Record<string, unknown> {
  const known = defaults.get(type);
  if (known) return structuredClone(known);
  const definition = readDefinition(path.join(root, 'nodes', type, `${type}.html`));
  const saved = Object.entries(definition.defaults).map(([name, own]) => [name, Object(own).value]);
  defaults.set(type, Object.fromEntries(saved));
  return savedOfNew(type);
}
