import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { chosenEvents, EVENTS } from '../choices';

// Which events the node tells, and whether each of them has an output of its own.

const boxOf = (event: string) => $(`#camunda8-${event}`);

/** The ticked events of the open form. */
export function readEvents(): string[] {
  return EVENTS.filter((event) => boxOf(event).is(':checked'));
}

/** In place of a topic: the output is for all of them. */
const ALL = '*';

/** What each output of a node is for. */
export function outputsOf(node: Readonly<Record<string, unknown>>): readonly string[] {
  return node.outputEach === true ? chosenEvents(node.events) : [ALL];
}

/**
 * Where each output goes, as Node-RED wants it: wires stay with their event, those of one output for all with the first.
 * -1 takes an output away, and a key that is no number adds one.
 */
function outputMap(before: readonly string[], after: readonly string[]): Record<string, number> {
  const isOneForAll = before.includes(ALL) || after.includes(ALL);
  const placeOf = (event: string, index: number) =>
    isOneForAll ? (index === 0 ? 0 : -1) : after.indexOf(event);
  const kept = before.map((event, index) => [String(index), placeOf(event, index)] as const);
  const places = kept.map(([, place]) => place);
  const added = after.flatMap((event, place) => (places.includes(place) ? [] : [[event, place] as const]));
  return Object.fromEntries([...kept, ...added]);
}

/** For `oneditprepare`. */
export function prepareEvents(node: EditorNode): void {
  const chosen = chosenEvents(node.events);
  const before = outputsOf(node);
  const each = fieldOf(node, 'outputEach');
  const boxes = $(EVENTS.map((event) => `#camunda8-${event}`).join());
  for (const event of EVENTS) boxOf(event).prop('checked', chosen.includes(event));
  const follow = () => {
    const events = readEvents();
    $('#camunda8-no-event').toggle(events.length === 0);
    const after = outputsOf({ events, outputEach: each.is(':checked') });
    fieldOf(node, 'outputs')
      .val(JSON.stringify(outputMap(before, after)))
      .trigger('change');
  };
  boxes.add(each).on('change', follow);
  follow();
}
