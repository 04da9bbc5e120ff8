/** The forms of the page of the house tasks, which is plain JavaScript. */
declare module '*/pages/house-tasks/form.js' {
  /** The words that a form has beside its own. */
  export interface FormWords {
    choose: string;
    ifItApplies: string;
    required(label: string): string;
    cannotShow(field: string): string;
    needsTasklist(field: string): string;
  }

  export interface DrawnForm {
    elements: HTMLElement[];
    /** Sentences about what is needed and cannot be shown. */
    missing: string[];
    read(): Record<string, unknown>;
  }

  /** Of any shape: what is not of a form is left out. @throws RangeError for dates beyond what a clock has */
  export function drawForm(components: unknown, variables: object, says: FormWords): DrawnForm;
}
