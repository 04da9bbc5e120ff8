import { reveal } from '../ask-runtime';
import { textsOf } from '../texts';
import { MAX_FILE, typesInFile } from './bpmn';
import type { JobTypeField } from './job-types';

const text = textsOf('camunda8-job-worker');

/** Types of a file that can be pressed; the field suggests all. */
const MOST_SHOWN = 100;

/** For `oneditprepare`: takes a BPMN file that is chosen or dropped onto the form. @param place where it is offered */
export function prepareFile(place: JQuery, jobType: JobTypeField): void {
  const chooser = $('<input>', {
    type: 'file',
    accept: '.bpmn,.xml',
    'aria-label': text('file.choose'),
  }).hide();
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  button.append($('<i>', { class: 'fa fa-file-code-o' }), ' ', document.createTextNode(text('file.choose')));
  const answer = $('<div>', { id: 'camunda8-file-answer', role: 'status' });
  place.append(button, chooser, $('<div>', { text: text('file.hint') }), answer);
  let newest: File | undefined;

  function say(words: string, types: readonly string[] = []): void {
    answer.empty().append($('<div>', { text: words }));
    if (types.length > 0) answer.append($('<ul>').append(types.slice(0, MOST_SHOWN).map(offered)));
    reveal(answer);
  }

  function offered(type: string): JQuery {
    const choice = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: type });
    return $('<li>').append(choice.on('click', () => jobType.choose(type)));
  }

  async function read(file: File): Promise<void> {
    newest = file;
    const { name } = file;
    const content = file.size > MAX_FILE ? undefined : await file.text().catch(() => '');
    if (newest !== file) return;
    const found = content === undefined ? ({ complaint: 'large' } as const) : typesInFile(content);
    if ('complaint' in found) {
      say(text(`file.${found.complaint}`, { name, megabytes: MAX_FILE / 1_000_000 }));
      return;
    }
    const [only, second] = found.types;
    jobType.offer(found.types);
    if (only !== undefined && second === undefined && jobType.isBlank) jobType.choose(only);
    say(text(only === undefined ? 'file.expressions' : 'file.found', { name }), found.types);
  }

  button.on('click', () => chooser.trigger('click'));
  chooser.on('change', () => {
    const [file] = Array.from((chooser[0] as HTMLInputElement).files ?? []);
    if (file) void read(file);
    chooser.val(''); // so that the same file can be chosen again
  });
  acceptDrops(place.closest('.camunda8-form'), (file) => void read(file));
}

/** Else the browser would leave the editor to show the file. */
function acceptDrops(form: JQuery, take: (file: File) => void): void {
  form.on('dragover drop', (event) => {
    const { dataTransfer } = event.originalEvent as DragEvent;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
    const [file] = Array.from(dataTransfer.files);
    if (event.type === 'drop' && file) take(file);
  });
}
