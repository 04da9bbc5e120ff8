import { button } from '../view';
import { text } from '../words';

/** Shows something in the whole window, and back in its place: by the same button, or with Escape. */
export function enlargeButton(shown: JQuery): JQuery {
  const dialog = document.createElement('dialog');
  dialog.className = 'camunda8-large';
  dialog.setAttribute('aria-label', text('enlarge'));
  const made = button('expand', text('enlarge'), () => {
    if (dialog.open) {
      dialog.close();
      return;
    }
    shown.before(dialog);
    dialog.append(...shown);
    dialog.showModal();
    look();
    shown.children('svg').trigger('focus'); // its keys move it and zoom
  });
  const look = () => {
    made.attr('aria-pressed', String(dialog.open));
    made.children().toggleClass('fa-compress', dialog.open).toggleClass('fa-expand', !dialog.open);
  };
  look();
  dialog.addEventListener('close', () => {
    dialog.replaceWith(...shown);
    look();
    made.trigger('focus');
  });
  // Escape closes this, not what stands behind it.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  return made;
}
