/** What can be chosen, and the words of each choice. */
interface Choices {
  values: readonly string[];
  textOf(value: string): string;
}

/** Puts other choices into a drop-down; what is chosen stays where it is one of them. */
export function offer(select: JQuery, { values, textOf }: Choices): void {
  const before = String(select.val());
  select.empty();
  for (const value of values) $('<option>', { value, text: textOf(value) }).appendTo(select);
  if (values.includes(before)) select.val(before);
}

/**
 * A drop-down of a row. A chosen value that is not on the list, from a flow written by hand, stays as it is.
 * @param name its class, after `camunda8-`
 * @param label what a screen reader says
 */
export function dropDown(name: string, label: string, choices: Choices, chosen: string): JQuery {
  const select = $('<select>', { class: `camunda8-${name}`, 'aria-label': label });
  offer(select, choices);
  if (!choices.values.includes(chosen)) $('<option>', { value: chosen, text: chosen }).appendTo(select);
  return select.val(chosen);
}
