import type { ProcessModel, UserTaskElement } from './process-definition';

const USER_TASK = /<(?:\w+:)?userTask\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?userTask>)/g;

/**
 * Reads as much of a BPMN file as the sandbox plays: the process and its user tasks, in the order of the file.
 * Undefined for what is no BPMN.
 */
export function readBpmn(xml: string): ProcessModel | undefined {
  const process = attributesOf(xml, 'process');
  const processDefinitionId = process?.get('id');
  if (!processDefinitionId) {
    return undefined;
  }
  return {
    processDefinitionId,
    processName: process?.get('name') ?? processDefinitionId,
    userTasks: Array.from(xml.matchAll(USER_TASK), ([userTask]) => readUserTask(userTask)),
  };
}

function readUserTask(xml: string): UserTaskElement {
  const element = attributesOf(xml, 'userTask');
  const assignment = attributesOf(xml, 'assignmentDefinition');
  const elementId = element?.get('id') ?? '';
  return {
    elementId,
    name: element?.get('name') ?? elementId,
    // The extension element of the same name is what makes it a task of Zeebe and not of a job worker.
    implementation: /<zeebe:userTask\s*\/?>/.test(xml) ? 'ZEEBE_USER_TASK' : 'JOB_WORKER',
    assignee: assignment?.get('assignee'),
    candidateGroups: list(assignment?.get('candidateGroups')),
    candidateUsers: list(assignment?.get('candidateUsers')),
    priority: Number(attributesOf(xml, 'priorityDefinition')?.get('priority')?.replace(/^=/, '') ?? 50),
    dueIn: readDuration(attributesOf(xml, 'taskSchedule')?.get('dueDate')),
    formId: attributesOf(xml, 'formDefinition')?.get('formId'),
  };
}

function attributesOf(xml: string, element: string): Map<string, string> | undefined {
  const start = new RegExp(`<(?:\\w+:)?${element}\\b([^>]*)>`).exec(xml)?.[1];
  if (start === undefined) {
    return undefined;
  }
  return new Map(
    Array.from(start.matchAll(/([\w:]+)="([^"]*)"/g), ([, name = '', value = '']) => [
      name,
      decodeEntities(value),
    ]),
  );
}

function decodeEntities(text: string): string {
  const characters: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(\w+);/g, (entity, name: string) => characters[name] ?? entity);
}

function list(text = ''): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** Milliseconds of `=now() + duration("P1D")`, the one FEEL expression that the sandbox knows. */
function readDuration(feel = ''): number | undefined {
  const parts = /^=now\(\) \+ duration\("P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?"\)$/.exec(feel);
  if (!parts) {
    return undefined;
  }
  const [days = 0, hours = 0, minutes = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60_000;
}
