import type { ShownVersion } from '../../choices';
import { text } from '../words';

/** Which version of a process is shown. */
export class VersionSelect {
  readonly element = $('<select>', { 'aria-label': text('versions') }).hide();
  readonly #known = new Map<string, ShownVersion>();

  /** @param changed another one was chosen */
  constructor(changed: (version: ShownVersion) => void) {
    this.element.on('change', () => {
      const version = this.#known.get(String(this.element.val()));
      if (version) changed(version);
    });
  }

  /** @param own the one that is shown, which stays when nothing of it runs any more; absent: it has no number */
  show(versions: readonly ShownVersion[], own: ShownVersion | undefined): void {
    const others = versions.filter(({ key }) => key !== own?.key);
    const all = own ? [...others, own] : others;
    all.sort((one, other) => other.version - one.version);
    this.element.toggle(all.length > 1);
    if (all.length !== this.#known.size || all.some(({ key }) => !this.#known.has(key))) this.#offer(all);
    this.element.val(own?.key ?? '');
  }

  #offer(versions: readonly ShownVersion[]): void {
    this.#known.clear();
    for (const one of versions) this.#known.set(one.key, one);
    const options = versions.map(({ key, version }) =>
      $('<option>', { value: key, text: text('version', { version }) }),
    );
    this.element.empty().append(options);
  }
}
