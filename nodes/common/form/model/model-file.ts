import { reveal } from '../ask-runtime';
import type { Texts } from '../texts';
import { type Fact, Facts } from './facts';
import { type Language, MAX_FILE, readModel } from './model-text';
import type { SuggestedField } from './suggested-field';

/** What can be pressed for one field; the field suggests all. */
const MOST_SHOWN = 100;

/** Kinds that only a cluster has. */
const OF_CLUSTER = ['processKeys', 'decisionKeys', 'versions'];

/** Kinds that a file may have as expressions. */
const EXPRESSED = ['jobTypes', 'messages', 'signals', 'errorCodes'];

/** Takes a file that is chosen, or dropped onto the form, for these fields. @param place where it is offered */
export function prepareFile(place: JQuery, fields: readonly SuggestedField[], text: Texts): void {
  const language: Language = fields.some(({ kind }) => kind === 'decisions') ? 'DMN' : 'BPMN';
  const words = text('model.choose', { language });
  const accept = language === 'DMN' ? '.dmn,.xml' : '.bpmn,.xml';
  const chooser = $('<input>', { type: 'file', accept, 'aria-label': words }).hide();
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  button.append($('<i>', { class: 'fa fa-file-code-o' }), ' ', document.createTextNode(words));
  const answer = $('<div>', { id: 'camunda8-file-answer', role: 'status' });
  place.append(button, chooser, $('<div>', { text: text('model.hint') }), answer);
  let newest: File | undefined;

  async function read(file: File): Promise<void> {
    newest = file;
    const { name } = file;
    const facts = new Facts();
    const content = file.size > MAX_FILE ? undefined : await file.text().catch(() => '');
    if (newest !== file) return;
    const found = content === undefined ? ({ complaint: 'large' } as const) : readModel(content, facts);
    if (found === language) {
      for (const field of fields) take(field, facts);
      answer.empty().append(groupsOf(name, facts));
    } else {
      const complaint = typeof found === 'string' ? 'other' : found.complaint;
      const values = { name, language, megabytes: MAX_FILE / 1_000_000 };
      answer.empty().append($('<div>', { text: text(`model.${complaint}`, values) }));
    }
    reveal(answer);
  }

  /** What the file has for each field that is to be seen. */
  function groupsOf(name: string, facts: Facts): JQuery[] {
    const shown = fields.filter(({ kind, row }) => !OF_CLUSTER.includes(kind) && row.is(':visible'));
    const groups = shown.flatMap((field) => {
      const known = facts.known(field.kind);
      if (known.facts.length > 0) return [groupOf(field, name, facts, text)];
      const isExpressed = EXPRESSED.includes(field.kind) && !known.isAll;
      return isExpressed ? [$('<div>', { text: text(`model.expressions.${field.kind}`, { name }) })] : [];
    });
    const [only, second] = shown;
    const missing = only && !second ? only.kind : 'all';
    return groups.length > 0 ? groups : [$('<div>', { text: text(`model.none.${missing}`, { name }) })];
  }

  button.on('click', () => chooser.trigger('click'));
  chooser.on('change', () => {
    const [file] = Array.from((chooser[0] as HTMLInputElement).files ?? []);
    if (file) void read(file);
    chooser.val(''); // so that the same file can be chosen again
  });
  acceptDrops(place.closest('.camunda8-form'), (file) => void read(file));
}

/** Only where there is no choice is anything filled in, and never over something else. */
function take(field: SuggestedField, facts: Facts): void {
  field.offer(facts);
  const [only, second] = field.fitting(facts).facts;
  if (only && !second && field.isWaiting && field.row.is(':visible')) field.choose(only.value);
}

/** What can be pressed for a field. It changes with the fields on which that one depends. */
function groupOf(field: SuggestedField, name: string, facts: Facts, text: Texts): JQuery {
  const list = $('<ul>');
  const group = $('<div>').append($('<div>', { text: text(`model.found.${field.kind}`, { name }) }), list);
  const show = () => {
    const { facts: fitting } = field.fitting(facts);
    group.toggle(fitting.length > 0);
    list.empty().append(fitting.slice(0, MOST_SHOWN).map((fact) => choiceOf(field, fact)));
  };
  for (const need of field.needs) need.on('change', show);
  show();
  return group;
}

function choiceOf(field: SuggestedField, fact: Fact): JQuery {
  const words = [fact.value, field.labelOf(fact)].filter(Boolean).join(' · ');
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: words });
  return $('<li>').append(button.on('click', () => field.choose(fact.value)));
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
