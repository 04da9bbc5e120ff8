import { MAX_FILE } from './model-text';

/** What people choose from, and what is done with it. */
export interface FileChooser {
  /** Where the button is put. */
  place: JQuery;
  /** On what a file can be dropped. */
  target: JQuery;
  /** Of its languages, such as `.bpmn`. */
  extensions: readonly string[];
  /** On the button. */
  words: string;
  /** @param content undefined for a file that is too large; blank for one that cannot be read */
  take(name: string, content: string | undefined): void;
}

/** Takes a file that is chosen or dropped; of several in a row, the newest. */
export function offerFile({ place, target, extensions, words, take }: FileChooser): void {
  const accept = [...extensions, '.xml'].join();
  const chooser = $('<input>', { type: 'file', accept, 'aria-label': words }).hide();
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  button.append($('<i>', { class: 'fa fa-file-code-o' }), ' ', document.createTextNode(words));
  place.append(button, chooser);
  let newest: File | undefined;

  async function read(file: File): Promise<void> {
    newest = file;
    const content = file.size > MAX_FILE ? undefined : await file.text().catch(() => '');
    if (newest === file) take(file.name, content);
  }

  button.on('click', () => chooser.trigger('click'));
  chooser.on('change', () => {
    const [file] = Array.from((chooser[0] as HTMLInputElement).files ?? []);
    if (file) void read(file);
    chooser.val(''); // so that the same file can be chosen again
  });
  acceptDrops(target, (file) => void read(file));
}

/** Else the browser would leave the editor to show the file. */
function acceptDrops(target: JQuery, take: (file: File) => void): void {
  target.on('dragover drop', (event) => {
    const { dataTransfer } = event.originalEvent as DragEvent;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
    const [file] = Array.from(dataTransfer.files);
    if (event.type === 'drop' && file) take(file);
  });
}
