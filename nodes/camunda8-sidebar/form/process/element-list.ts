import type { ProcessElement, ProcessModel } from '../../../common/form/model/process-model';
import type { ElementFigures } from '../../choices';
import type { Progress } from '../diagram/diagram-view';
import { figuresShown } from '../figures';
import { text } from '../words';
import type { Call, Calls } from './calls';
import type { Marks } from './marks';
import { showNodes } from './node-buttons';

/** The diagram as a list: each element with its tokens, and with the nodes that belong to it. */
export class ElementList {
  readonly element = $('<details>');
  readonly #rows = new Map<string, { figures: JQuery; nodes: JQuery; calls: JQuery }>();

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

  /** @param open shows what is called */
  lead(calls: Calls, open: (call: Call) => void): void {
    for (const [id, call] of calls) {
      const words = { text: text(`call.${call.kind}`), title: text(`call.${call.kind}Of`, { id: call.id }) };
      const press = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', ...words });
      press.attr('aria-label', words.title).on('click', () => open(call));
      this.#rows.get(id)?.calls.append(press);
    }
  }

  #rowOf({ id, name, type }: ProcessElement): JQuery {
    const row = {
      figures: $('<span>', { class: 'camunda8-figures' }),
      nodes: $('<span>'),
      calls: $('<span>'),
    };
    this.#rows.set(id, row);
    const words = $('<span>', { class: 'camunda8-name', title: id, text: name || id });
    words.append($('<small>', { text: ` ${text(`elementType.${type}`)}` }));
    return $('<li>').append(words, row.figures, row.nodes, row.calls);
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
