import { labelOf } from '../../../common/form/node-labels';
import type { ElementFigures } from '../../choices';
import type { Leads } from '../process/leads';
import { colourOf, goTo, type Marks } from '../process/marks';
import { svg } from '../svg';
import { button } from '../view';
import { text } from '../words';
import { draw, type Parts } from './draw';
import { enlargeButton } from './enlarge';
import type { Diagram, Shape } from './read';
import { MARGIN, Sight } from './sight';
import { leadAt, markAt, tokensAt } from './tokens';

/** Where instances are, and the way that one of them took. */
export interface Progress {
  elements: readonly ElementFigures[];
  /** IDs of sequence flows; absent: of all instances together. */
  way?: readonly string[];
}

/** A diagram with tokens and marks. Whoever sees no picture has the list of the same. */
export class DiagramView {
  readonly element = $('<div>', { class: 'camunda8-diagram' });
  readonly #shapes: ReadonlyMap<string, Shape>;
  readonly #parts: Parts;
  readonly #tokens = svg('g');
  readonly #marks = svg('g');
  readonly #leads = svg('g');

  /** @param name of the process */
  constructor(diagram: Diagram, name: string) {
    this.#shapes = new Map(diagram.shapes.map((shape) => [shape.id, shape]));
    this.#parts = draw(diagram);
    const words = text('diagram', { name });
    const picture = svg('svg', { tabindex: 0, role: 'img', 'aria-label': words });
    const [width, height] = [diagram.box.width + 2 * MARGIN, diagram.box.height + 2 * MARGIN];
    picture.style.aspectRatio = `${width} / ${height}`;
    picture.style.setProperty('--camunda8-height', `${Math.ceil(height)}px`);
    picture.append(...this.#parts.values(), this.#tokens, this.#marks, this.#leads);
    const tools = $('<div>', { class: 'camunda8-tools' });
    this.element.append(...[picture], tools);
    const sight = new Sight(picture, diagram.box);
    tools.append(
      button('minus', text('farther'), () => sight.zoom(-1)),
      button('plus', text('nearer'), () => sight.zoom(1)),
      button('dot-circle-o', text('fit'), () => sight.fit()),
      enlargeButton(this.element),
    );
    // Its size is known when it stands in the page, and changes with the sidebar.
    new ResizeObserver(() => {
      if (picture.clientWidth > 0) sight.fit();
    }).observe(picture);
  }

  show({ elements, way }: Progress): void {
    this.#tokens.replaceChildren(
      ...elements.flatMap((figures) => {
        const shape = this.#shapes.get(figures.elementId);
        return shape ? [tokensAt(shape, figures)] : [];
      }),
    );
    const passed = new Set(way);
    for (const { elementId, completed, active, stuck } of way ? elements : []) {
      if (completed + active + stuck > 0) passed.add(elementId);
    }
    for (const [id, part] of this.#parts) part.classList.toggle('passed', passed.has(id));
  }

  mark(marks: Marks): void {
    this.#marks.replaceChildren(
      ...Array.from(marks).flatMap(([id, nodes]) => {
        const shape = this.#shapes.get(id);
        if (!shape) return [];
        let next = 0;
        const words = text('goTo', { name: nodes.map(labelOf).join(', ') });
        return [
          markAt(shape, words, colourOf(nodes[0]), () => {
            const node = nodes[next % nodes.length];
            next += 1;
            this.#leave();
            if (node) goTo(node);
          }),
        ];
      }),
    );
  }

  lead(leads: Leads): void {
    for (const [id, { kind, words, open }] of leads) {
      const shape = this.#shapes.get(id);
      if (!shape) continue;
      this.#leads.append(
        leadAt(shape, kind, words, () => {
          this.#leave();
          open();
        }),
      );
    }
  }

  /** What it leads to stands behind a diagram that fills the window. */
  #leave(): void {
    const [large] = this.element.closest('dialog');
    if (large instanceof HTMLDialogElement) large.close();
  }
}
