/** What the sidebar shows at a time. */
export interface View {
  readonly element: JQuery;
  /** Asks anew and shows the answers. @returns whether all could be had */
  refresh(): Promise<boolean>;
  /** The first thing to go to with the keyboard. */
  focus(): void;
}

/** What leads back, and what stands on it. */
export interface Back {
  words: string;
  press(): void;
}

/** A button in the look of the editor's own. @param icon of Font Awesome 4 */
export function button(icon: string, label: string, press: () => void): JQuery {
  const made = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  made.attr({ title: label, 'aria-label': label });
  return made.append($('<i>', { class: `fa fa-${icon}`, 'aria-hidden': 'true' })).on('click', press);
}

/** What is said already stays: screen readers would read it anew. */
export function say(place: JQuery, words: string): void {
  if (place.text() !== words) place.text(words);
}

/** What Escape does in a view, and nothing else of the editor: it looks for keys in what may have gone by then. */
export function onEscape(element: JQuery, act: () => void): void {
  element.on('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    act();
  });
}
