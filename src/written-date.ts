/** Begins as every date that Camunda takes, and those that people may write instead of one. */
const DATE = /^\s*(\d{4}-\d\d-\d\d)(?!\d)/;
/** Years that have more than four digits. */
const FAR = /^\s*[+-]\d{4,}-/;

/** Whether a text can be a date: false is certain, for `tomorrow`, `28.11.2026` and the 45th of November. */
export function isDateText(text: string): boolean {
  const [, day] = DATE.exec(text) ?? [];
  if (day === undefined) return FAR.test(text);
  return !Number.isNaN(Date.parse(day));
}
