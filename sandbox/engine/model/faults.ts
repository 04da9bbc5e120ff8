import type { ParseWarning } from './moddle';

/** What is wrong with an element. */
export interface Fault {
  readonly element: string;
  readonly message: string;
}

/** A file that is not deployed, in Zeebe's words; the file's name is not in them. */
export class FileFault extends Error {
  constructor(faults: readonly Fault[] | string) {
    super(typeof faults === 'string' ? faults : faults.map(wordOf).join(''));
  }
}

function wordOf({ element, message }: Fault): string {
  return `- Element: ${element}\n    - ERROR: ${message}\n`;
}

/** Of references to nothing, and ids that are there twice. Drawn shapes of what is gone do not matter. */
export function faultsOfReferences(warnings: readonly ParseWarning[]): Fault[] {
  return warnings.flatMap(({ message, element, property, value }) => {
    const duplicate = /duplicate ID <(.*)>/.exec(message)?.[1];
    if (duplicate !== undefined) return [{ element: duplicate, message: 'Id must be unique in the file' }];
    const isDrawing = element?.$type.startsWith('bpmndi:') || element?.$type.startsWith('di:');
    if (property === undefined || isDrawing) return [];
    return [
      {
        element: element?.id ?? '',
        message: `Refers by '${property.replace(/^bpmn:/, '')}' to '${value}', which is not in the file`,
      },
    ];
  });
}
