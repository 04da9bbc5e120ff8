// A task on the page. What comes from Camunda is put into it as text (textContent), never as HTML.
import { ask, Problem } from './ask.js';
import { pastText, timeText } from './dates.js';
import { drawForm } from './form.js';
import { misfits } from './pattern.js';
import { problemText } from './words.js';

const template = document.querySelector('#card');

/** A screen reader repeats what is written again. */
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

export class Card {
  task;
  /** What the page is for all its cards: `says`, `locale`, `who`, and what it does after a command. */
  #page;
  /** The form, drawn; undefined until it has been fetched. */
  #drawn;
  #isBusy = false;
  #isGone = false;

  /** @param page `{ says, locale, who, changed(card, task), failed() }` */
  constructor(page, task) {
    this.#page = page;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.opener = this.#find('.open');
    this.form = this.#find('form');
    this.opener.addEventListener('click', () => this.toggle());
    this.#find('.take').addEventListener('click', () => this.#command('assign', () => ({})));
    this.#find('.give').addEventListener('click', () => this.#command('unassign', () => ({})));
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#command('complete', () => this.#entries());
    });
    this.form.addEventListener('input', ({ target }) => target.setCustomValidity(''));
    this.show(task);
  }

  #find(selector) {
    return this.element.querySelector(selector);
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /** Whether somebody is at it, who would lose the place. */
  get isInUse() {
    return this.#isBusy || this.element.contains(document.activeElement);
  }

  /** Where it belongs: `mine`, `free` or `others`. */
  get group() {
    const { assignee } = this.task;
    if (!assignee) return 'free';
    return assignee === this.#page.who.name ? 'mine' : 'others';
  }

  /** Shows the task; its form stays as it is, with what somebody has typed. */
  show(task) {
    this.task = task;
    this.#isGone = false;
    this.arrange();
  }

  /** Camunda no longer lists the task: finished or taken back elsewhere. */
  leave() {
    this.#isGone = true;
    this.arrange();
  }

  /** Shows what depends on the time, on the name and on what is under way. */
  arrange() {
    const { group } = this;
    const isIdle = !this.#isBusy && !this.#isGone;
    const note = this.#note();
    say(this.#find('.name'), this.task.name ?? this.#page.says.noName);
    this.#showAbout();
    say(this.#find('.note'), note);
    this.#find('.take').hidden = group !== 'free';
    this.#find('.give').hidden = group !== 'mine';
    this.#find('.take').disabled = !isIdle;
    this.#find('.give').disabled = !isIdle;
    this.#find('.finish').disabled = !isIdle || !this.#drawn || note !== '';
  }

  #showAbout() {
    const { says } = this.#page;
    const { processName, dueDate, assignee } = this.task;
    const has = this.group === 'others' && says.has(assignee);
    this.#find('.overdue').hidden = !(Date.parse(dueDate) < Date.now());
    say(this.#find('.more'), [this.#due(), processName, has].filter(Boolean).join('\u00a0· '));
  }

  #due() {
    const { says, locale } = this.#page;
    const time = Date.parse(this.task.dueDate);
    if (Number.isNaN(time)) return '';
    return time < Date.now() ? says.wasDue(pastText(locale, time)) : says.due(timeText(locale, time));
  }

  /** Why the task cannot be finished here; blank where it can. */
  #note() {
    const { says } = this.#page;
    if (this.#isGone) return this.#find('.problem').textContent ? '' : says.notOpen;
    if (this.group === 'others') return says.onlyBy(this.task.assignee);
    return this.#drawn?.missing.join(' ') ?? '';
  }

  toggle() {
    this.form.hidden = this.isOpen;
    this.opener.setAttribute('aria-expanded', this.isOpen);
    if (this.isOpen && !this.#drawn) this.#once(() => this.#fetchForm());
  }

  async #fetchForm() {
    const { says } = this.#page;
    const { form, variables, missing } = await ask(
      `form?userTaskKey=${encodeURIComponent(this.task.userTaskKey)}`,
    );
    const drawn = drawForm(form?.components, variables, says);
    if (missing) drawn.missing.push(problemText(says, { reason: missing }));
    this.#find('.fields').replaceChildren(...drawn.elements);
    this.#drawn = drawn;
  }

  /** What somebody has filled in; where it does not fit a pattern, the browser says so at the field, and nothing is sent. */
  async #entries() {
    const patterned = this.#drawn.patterned();
    const tries = patterned.map(({ pattern, input }) => ({ pattern, text: input.value }));
    for (const place of await misfits(tries)) {
      patterned[place].input.setCustomValidity(this.#page.says.misfit);
    }
    return this.form.reportValidity() ? { variables: this.#drawn.read() } : undefined;
  }

  /**
   * What is done in somebody's name.
   * @param body beside the task and the name, read as soon as there is a name; undefined: it is not to be done
   */
  async #command(path, body) {
    const person = this.#page.who.name || (await this.#page.who.ask());
    if (!person) return;
    this.#once(async () => {
      const { userTaskKey } = this.task;
      const more = await body();
      if (!more) return;
      const { tasks } = await ask(path, { userTaskKey, person, ...more });
      this.#isBusy = false;
      this.#page.changed(this, tasks[0]);
    });
  }

  /** One request at a time: a second click does nothing. */
  async #once(work) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    say(this.#find('.problem'), '');
    this.arrange();
    try {
      await work();
    } catch (error) {
      const details = error instanceof Problem ? error.details : {};
      say(this.#find('.problem'), problemText(this.#page.says, details));
      this.#page.failed();
    }
    this.#isBusy = false;
    this.arrange();
  }
}
