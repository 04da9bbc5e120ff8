import type { ProcessElement, ProcessModel } from '../../../common/form/model/process-model';
import type { ElementFigures } from '../../choices';
import type { Progress } from '../diagram/diagram-view';
import { figuresShown } from '../figures';
import { text } from '../words';
import type { Leads } from './leads';
import type { Marks } from './marks';
import { showNodes } from './node-buttons';

/** The diagram as a list: each element with its tokens, and with the nodes that belong to it. */
export class ElementList {
  readonly element = $('<details>');
  readonly #rows = new Map<string, { figures: JQuery; nodes: JQuery; leads: JQuery }>();

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
      showNodes(row.nodes, marks.get(id) ?? []);
    }
  }

  lead(leads: Leads): void {
    for (const [id, { label, words, open }] of leads) {
      const press = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
      press.text(label).attr({ title: words, 'aria-label': words });
      this.#rows.get(id)?.leads.append(press.on('click', open));
    }
  }

  #rowOf({ id, name, type }: ProcessElement): JQuery {
    const row = {
      figures: $('<span>', { class: 'camunda8-figures' }),
      nodes: $('<span>'),
      leads: $('<span>'),
    };
    this.#rows.set(id, row);
    const words = $('<span>', { class: 'camunda8-name', title: id, text: name || id });
    words.append($('<small>', { text: ` ${text(`elementType.${type}`)}` }));
    return $('<li>').append(words, row.figures, row.nodes, row.leads);
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
