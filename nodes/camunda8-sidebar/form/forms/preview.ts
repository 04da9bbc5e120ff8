import page from '../../../../pages/house-tasks/card.css';
import { drawForm, type FormWords } from '../../../../pages/house-tasks/form.js';
import { text } from '../words';
import own from './preview.css';

/** The editor knows its texts only when somebody opens a form. */
const words = (): FormWords => ({
  choose: text('form.choose'),
  ifItApplies: text('form.ifItApplies'),
  required: (label) => text('form.required', { label }),
  cannotShow: (field) => text('form.cannotShow', { field }),
  needsTasklist: (field) => text('form.needsTasklist', { field }),
});

/**
 * A form as the page of the house tasks draws it, in a shadow root: neither styles nor IDs leave it, or come in.
 * @param components bounded ones
 * @returns undefined where it cannot be drawn
 */
export function previewOf(components: readonly unknown[]): HTMLElement | undefined {
  const place = document.createElement('div');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(page + own);
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  try {
    const { elements, missing } = drawForm(components, {}, words());
    for (const element of elements) for (const link of element.querySelectorAll('a')) unlink(link);
    root.append(...elements, ...missing.map(noteOf));
  } catch {
    return undefined;
  }
  // The editor would take keys for its own: it sees where they come from, and not that it is a field.
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') event.stopPropagation();
  });
  return place;
}

/** Nothing of a preview leads anywhere, and no browser looks up the address ahead. */
function unlink(link: HTMLAnchorElement): void {
  link.title = link.href;
  link.removeAttribute('href');
}

function noteOf(sentence: string): HTMLElement {
  const note = document.createElement('p');
  note.textContent = sentence;
  return note;
}
