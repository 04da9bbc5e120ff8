import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cluster } from './cluster';
import type { DeployedProcess } from './engine/definitions/deployed';
import type { FlowNode, ProcessModel, UserTaskSpec } from './engine/model/model';
import type { Variables } from './engine/run/records';

/** A task to add. Dates are milliseconds; what is not said comes from the process. */
export interface TaskDraft {
  /** One is made up, or a version of it, unless its first task is as the draft says. */
  processDefinitionId?: string;
  name?: string;
  assignee?: string;
  candidateGroups?: readonly string[];
  candidateUsers?: readonly string[];
  priority?: number;
  dueDate?: number;
  followUpDate?: number;
  /** Of a form that is deployed. */
  formId?: string;
  implementation?: UserTaskSpec['implementation'];
  variables?: Variables;
  tenantId?: string;
  tags?: readonly string[];
  /** When its instance has begun. */
  creationDate?: number;
}

/** What a BPMN file says of a task, as the file writes it. */
type Said = Pick<FlowNode, 'name'> & Partial<Omit<UserTaskSpec, 'listeners' | 'formBinding'>>;

/** As Camunda Modeler saves it: a process of one task, of which nothing is said. */
const file = path.join(__dirname, 'odd-job.bpmn');

/** Adds tasks of all sorts one by one, each by a process that begins with such a task. */
export class OddJobs {
  /** Keys of the processes that were made up. */
  readonly #made = new Set<string>();

  private constructor(
    readonly cluster: Cluster,
    readonly xml: string,
    readonly model: ProcessModel,
  ) {}

  static async open(cluster: Cluster): Promise<OddJobs> {
    const content = await readFile(file, 'utf8');
    const [read] = await cluster.engine.read([{ name: file, content }]);
    const [model] = read?.kind === 'bpmn' ? read.processes : [];
    if (!model) throw new Error(`No process is in ${file}`);
    return new OddJobs(cluster, content, model);
  }

  /** @returns the new task's key @throws Error where Camunda would have an incident */
  add({ processDefinitionId = 'odd-job', tenantId = '<default>', ...draft }: TaskDraft = {}): string {
    const { variables, tags, creationDate, ...said } = draft;
    const key = this.#processFor(processDefinitionId, tenantId, asInFile(said));
    return this.cluster.startWithTask({ process: { key }, variables, tags }, creationDate);
  }

  /** The key of a process that is there, or of one that is made up with what the draft does not say taken from that. */
  #processFor(id: string, tenantId: string, said: Said): string {
    const { engine } = this.cluster;
    const versions = engine.definitions.processes.versionsOf(id, tenantId);
    const known = versions.find(({ key }) => !this.#made.has(key));
    const first = known && firstTaskOf(known);
    if (known && first && fits(first, said)) return known.key;
    const { listeners: _, formBinding: __, ...before } = first?.userTask ?? {};
    const task = {
      implementation: 'ZEEBE_USER_TASK',
      ...before,
      name: first?.name ?? 'Do it',
      ...said,
    } as const;
    const names = { id, name: known?.model.name ?? id, taskId: first?.id ?? 'do-it' };
    const content = this.#write(names, task);
    const same = versions.find(({ xml }) => xml === content);
    if (same) return same.key;
    const process = {
      name: `${id}.bpmn`,
      content,
      kind: 'bpmn',
      processes: [this.#read(names, task)],
    } as const;
    const [made] = engine.deployRead([process], tenantId).processes;
    this.#made.add(made?.key ?? '');
    return made?.key ?? '';
  }

  #write({ id, name, taskId }: Names, task: Said): string {
    const texts: Readonly<Record<string, string>> = {
      'name="odd-job"': `name="${escaped(name)}"`,
      'odd-job': escaped(id),
      'do-it': escaped(taskId),
      'Do it': escaped(task.name ?? ''),
      '<zeebe:userTask />': extensionsOf(task).join('\n        '),
    };
    return this.xml.replace(
      /name="odd-job"|odd-job|do-it|Do it|<zeebe:userTask \/>/g,
      (text) => texts[text] ?? '',
    );
  }

  /** What `readBpmn` makes of that, which takes its time. */
  #read({ id, name, taskId }: Names, { name: taskName, ...said }: Said): ProcessModel {
    const { root, ...model } = structuredClone(this.model);
    Object.assign(root, { id, name });
    for (const task of root.children) {
      if (task.userTask)
        Object.assign(task, { id: taskId, name: taskName, userTask: { ...task.userTask, ...said } });
    }
    const elements = new Map([root, ...root.children].map((element) => [element.id, element]));
    return { ...model, id, name, root, elements };
  }
}

interface Names {
  readonly id: string;
  readonly name: string;
  readonly taskId: string;
}

/** Undefined where it begins with something else. */
function firstTaskOf({ model }: DeployedProcess): FlowNode | undefined {
  const [start] = model.root.children.filter(({ type }) => type === 'START_EVENT');
  const first = start?.outgoing[0]?.target;
  return first?.userTask ? first : undefined;
}

/** Whether a process's task has all that a draft says. */
function fits({ name, userTask }: FlowNode, said: Said): boolean {
  const has: Said = { ...userTask, name };
  return Object.entries(said).every(([field, value]) => has[field as keyof Said] === value);
}

type Texts = Pick<TaskDraft, Extract<keyof TaskDraft, keyof Said>>;

function asInFile({
  candidateGroups,
  candidateUsers,
  dueDate,
  followUpDate,
  priority,
  ...texts
}: Texts): Said {
  return {
    ...texts,
    ...(candidateGroups && { candidateGroups: candidateGroups.join(', ') }),
    ...(candidateUsers && { candidateUsers: candidateUsers.join(', ') }),
    ...(dueDate !== undefined && { dueDate: new Date(dueDate).toISOString() }),
    ...(followUpDate !== undefined && { followUpDate: new Date(followUpDate).toISOString() }),
    ...(priority !== undefined && { priority: String(priority) }),
  };
}

function extensionsOf(task: Said): string[] {
  const { implementation, formId, assignee, candidateGroups, candidateUsers, dueDate, followUpDate } = task;
  return [
    implementation === 'ZEEBE_USER_TASK' ? '<zeebe:userTask />' : '',
    extension('formDefinition', { formId }),
    extension('assignmentDefinition', { assignee, candidateGroups, candidateUsers }),
    extension('taskSchedule', { dueDate, followUpDate }),
    extension('priorityDefinition', { priority: task.priority }),
  ].filter((xml) => xml !== '');
}

function extension(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined || value === '' ? [] : ` ${attribute}="${escaped(value)}"`,
  );
  return written.length === 0 ? '' : `<zeebe:${name}${written.join('')} />`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
