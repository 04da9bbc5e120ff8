import { MAX_FILE } from './model-text';

export interface ChosenFile {
  name: string;
  /** Undefined for a file that is too large; blank for one that cannot be read. */
  content: string | undefined;
}

/** What people choose from, and what is done with it. */
interface FileChooser {
  /** Where the button is put. */
  place: JQuery;
  /** On what a file can be dropped. */
  target: JQuery;
  /** Of its languages, such as `.bpmn`. */
  extensions: readonly string[];
  /** On the button. */
  words: string;
  /** Absent: one file alone. */
  most?: number;
  take(files: readonly ChosenFile[]): void;
}

/** Takes what is chosen or dropped; where that is done again before it is read, the newest. */
export function offerFile({ place, target, extensions, words, most = 1, take }: FileChooser): void {
  const accept = [...extensions, '.xml'].join();
  const chooser = $('<input>', { type: 'file', accept, 'aria-label': words }).hide();
  chooser.prop('multiple', most > 1);
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  button.append($('<i>', { class: 'fa fa-file-code-o' }), ' ', document.createTextNode(words));
  place.append(button, chooser);
  let newest: readonly File[] = [];

  async function read(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    newest = files;
    const chosen = await Promise.all(files.slice(0, most).map(readFile));
    if (newest === files) take(chosen);
  }

  button.on('click', () => chooser.trigger('click'));
  chooser.on('change', () => {
    void read(Array.from((chooser[0] as HTMLInputElement).files ?? []));
    chooser.val(''); // so that the same file can be chosen again
  });
  acceptDrops(target, (files) => void read(files));
}

async function readFile(file: File): Promise<ChosenFile> {
  const content = file.size > MAX_FILE ? undefined : await file.text().catch(() => '');
  return { name: file.name, content };
}

/** Else the browser would leave the editor to show the file. */
function acceptDrops(target: JQuery, take: (files: readonly File[]) => void): void {
  target.on('dragover drop', (event) => {
    const { dataTransfer } = event.originalEvent as DragEvent;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
    if (event.type === 'drop') take(Array.from(dataTransfer.files));
  });
}
