// Who uses the page. The browser remembers it; who has not said it yet is asked when it matters.
import { create } from './shape.js';

const key = 'person';

/** The question at the top of the page, and the answer to it. */
export class Who {
  #name = '';
  #dialog = document.querySelector('#who');
  #input = document.querySelector('#name');
  #button = document.querySelector('#person');
  #says;
  #changed;

  /** @param changed called with nothing as soon as the name is another one */
  constructor(says, changed) {
    this.#says = says;
    this.#changed = changed;
    this.#name = remembered();
    this.#button.addEventListener('click', () => this.ask());
    this.#dialog.querySelector('.cancel').addEventListener('click', () => this.#dialog.close(''));
    this.#dialog.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#input.value.trim()) this.#dialog.close(this.#input.value.trim());
    });
    this.#show();
  }

  /** Blank until somebody has said it. */
  get name() {
    return this.#name;
  }

  /**
   * The names to choose from.
   * @param people the only ones; none: anybody
   * @param seen names of people who have tasks
   */
  offer(people, seen) {
    const isOpen = people.length === 0;
    const names = isOpen ? [...new Set(seen)].sort() : people;
    const shown = [...this.#dialog.querySelectorAll('.names button')].map(({ textContent }) => textContent);
    if (!isOpen && this.#name && !people.includes(this.#name)) this.#become('');
    this.#dialog.querySelector('.other').hidden = !isOpen;
    this.#dialog.querySelector('.strong').hidden = !isOpen;
    if (names.join('\n') === shown.join('\n')) return;
    this.#dialog.querySelector('.names').replaceChildren(...names.map((name) => this.#nameButton(name)));
  }

  #nameButton(name) {
    const button = create('button', { type: 'button', textContent: name });
    button.addEventListener('click', () => this.#dialog.close(name));
    return button;
  }

  /** @returns the name, blank where nobody says one */
  async ask() {
    this.#input.value = this.#name;
    this.#dialog.returnValue = '';
    this.#dialog.showModal();
    await new Promise((resolve) => this.#dialog.addEventListener('close', resolve, { once: true }));
    const { returnValue } = this.#dialog;
    if (returnValue) this.#become(returnValue);
    return returnValue;
  }

  #become(name) {
    this.#name = name;
    remember(name);
    this.#show();
    this.#changed();
  }

  #show() {
    this.#button.textContent = this.#name ? this.#says.iAm(this.#name) : this.#says.whoAreYou;
  }
}

/** A browser that keeps nothing for this page forgets the name with the page. */
function remembered() {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(name) {
  try {
    localStorage.setItem(key, name);
  } catch {
    // Forgotten, as said above.
  }
}
