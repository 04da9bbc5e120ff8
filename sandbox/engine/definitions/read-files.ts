import type { DrgModel } from '../dmn/model';
import { readDmn } from '../dmn/read-dmn';
import type { Checker } from '../model/check-bpmn';
import { FileFault } from '../model/faults';
import type { ProcessModel } from '../model/model';
import { readBpmn } from '../model/read-bpmn';
import { invalidArgument } from '../refusal';

export interface File {
  /** It ends in `.bpmn`, `.dmn` or `.form`. */
  readonly name: string;
  readonly content: string;
}

export type ReadFile = File &
  (
    | { readonly kind: 'bpmn'; readonly processes: readonly ProcessModel[] }
    | { readonly kind: 'dmn'; readonly drg: DrgModel }
    | { readonly kind: 'form'; readonly id: string; readonly versionTag: string | undefined }
  );

/** @throws Refusal that names each file that cannot be deployed, and why */
export async function readFiles(files: readonly File[], checker: Checker): Promise<ReadFile[]> {
  const faults: string[] = [];
  const read: ReadFile[] = [];
  for (const file of files) {
    try {
      read.push(await readFile(file, checker));
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      faults.push(`'${file.name}': ${error.message}`);
    }
  }
  faults.push(...duplicates(read));
  if (faults.length > 0) {
    throw invalidArgument(
      `Expected to deploy new resources, but encountered the following errors:\n${faults.join('\n')}`,
    );
  }
  return read;
}

async function readFile(file: File, checker: Checker): Promise<ReadFile> {
  const extension = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase();
  if (extension === 'bpmn' || extension === 'xml')
    return { ...file, kind: 'bpmn', processes: await readBpmn(file.content, checker) };
  if (extension === 'dmn') return { ...file, kind: 'dmn', drg: await readDmn(file.content) };
  if (extension === 'form') return { ...file, kind: 'form', ...readForm(file.content) };
  throw new FileFault('unknown resource type');
}

/** @throws FileFault */
function readForm(content: string): { id: string; versionTag: string | undefined } {
  const schema = parseJson(content);
  const isObject = typeof schema === 'object' && schema !== null;
  const { id, versionTag }: { id?: unknown; versionTag?: unknown } = isObject ? schema : {};
  if (typeof id !== 'string' || id === '')
    throw new FileFault('Expected the form id to be present, but none given');
  return { id, versionTag: typeof versionTag === 'string' ? versionTag : undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function duplicates(files: readonly ReadFile[]): string[] {
  const seen = new Map<string, string>();
  return files.flatMap((file) =>
    (file.kind === 'bpmn' ? file.processes : []).flatMap(({ id }) => {
      const before = seen.get(id);
      seen.set(id, file.name);
      return before === undefined
        ? []
        : [`Duplicated process id in resources '${before}' and '${file.name}'`];
    }),
  );
}
