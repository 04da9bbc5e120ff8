import type { ProcessElement, ProcessModel } from '../../../common/form/model/process-model';
import type { ElementFigures } from '../../choices';
import type { Progress } from '../diagram/diagram-view';
import { figuresShown } from '../figures';
import type { ElementForm, Forms } from '../forms/model-forms';
import { text } from '../words';
import { goTo, type Marks, nameOf } from './marks';

/** The diagram as a list: each element with its tokens, and with the nodes that belong to it. */
export class ElementList {
  readonly element = $('<details>');
  readonly #rows = new Map<string, { figures: JQuery; nodes: JQuery; form: JQuery }>();

  constructor({ elements }: ProcessModel) {
    const list = $('<ul>', { class: 'camunda8-elements' });
    for (const one of elements) list.append(this.#rowOf(one));
    this.element.append($('<summary>', { text: text('elements') }), list);
  }

  show({ elements, way }: Progress): void {
    const figures = new Map(elements.map((one) => [one.elementId, one]));
    for (const [id, row] of this.#rows) {
      const own = figures.get(id);
      row.figures.empty();
      if (own) row.figures.append(way ? stateOf(own) : runningAt(own));
    }
  }

  mark(marks: Marks): void {
    for (const [id, row] of this.#rows) {
      const nodes = marks.get(id) ?? [];
      const before = row.nodes.children().toArray();
      const isSame =
        before.length === nodes.length &&
        nodes.every(({ id: node }, at) => before[at]?.dataset.node === node);
      if (isSame) continue; // the keyboard may be on one of them
      row.nodes.empty().append(
        nodes.map((node) =>
          $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: nameOf(node) })
            .attr({ 'data-node': node.id, 'aria-label': text('goTo', { name: nameOf(node) }) })
            .on('click', () => goTo(node)),
        ),
      );
    }
  }

  /** @param open shows a form */
  offer(forms: Forms, open: (form: ElementForm) => void): void {
    for (const [id, form] of forms) {
      const press = $('<button>', {
        ...{ type: 'button', class: 'red-ui-button red-ui-button-small', text: text('form.open') },
        'aria-label': text('form.openOf', { name: form.name }),
      });
      this.#rows.get(id)?.form.append(press.on('click', () => open(form)));
    }
  }

  #rowOf({ id, name, type }: ProcessElement): JQuery {
    const row = {
      figures: $('<span>', { class: 'camunda8-figures' }),
      nodes: $('<span>'),
      form: $('<span>'),
    };
    this.#rows.set(id, row);
    const words = $('<span>', { class: 'camunda8-name', title: id, text: name || id });
    words.append($('<small>', { text: ` ${text(`elementType.${type}`)}` }));
    return $('<li>').append(words, row.figures, row.nodes, row.form);
  }
}

function runningAt({ active, stuck }: ElementFigures): JQuery {
  return active + stuck > 0 ? figuresShown({ running: active + stuck, stuck }) : $();
}

/** Of one instance. */
function stateOf({ active, stuck, completed, canceled }: ElementFigures): JQuery {
  const [state] = [
    stuck > 0 ? 'isStuck' : undefined,
    active > 0 ? 'isHere' : undefined,
    completed > 0 ? 'wasHere' : undefined,
    canceled > 0 ? 'wasCanceled' : undefined,
  ].filter((one) => one !== undefined);
  return state ? $('<span>', { text: text(`element.${state}`) }) : $();
}
