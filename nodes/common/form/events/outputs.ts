import {
  chosenEvents,
  DEFAULT_FULL_INTERVAL,
  DEFAULT_INTERVAL,
  LONGEST_FULL_INTERVAL,
  LONGEST_INTERVAL,
} from '../../choices/events';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { Texts } from '../texts';
import { isCount } from '../validators';

// Which events a node tells, whether each of them has an output of its own, and how often the node asks.

const boxOf = (event: string) => $(`#camunda8-${event}`);

/** The ticked events of the open form. */
export function readEvents(all: readonly string[]): string[] {
  return all.filter((event) => boxOf(event).is(':checked'));
}

/** In place of a topic: the output is for all of them. */
const ALL = '*';

/** What each output of a node is for. */
export function outputsOf(
  all: readonly string[],
  node: Readonly<Record<string, unknown>>,
): readonly string[] {
  return node.outputEach === true ? chosenEvents(all, node.events) : [ALL];
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
export function prepareEvents(node: EditorNode, all: readonly string[]): void {
  fieldOf(node, 'interval').attr('placeholder', DEFAULT_INTERVAL);
  fieldOf(node, 'fullInterval').attr('placeholder', DEFAULT_FULL_INTERVAL);
  const chosen = chosenEvents(all, node.events);
  const before = outputsOf(all, node);
  const each = fieldOf(node, 'outputEach');
  const boxes = $(all.map((event) => `#camunda8-${event}`).join());
  for (const event of all) boxOf(event).prop('checked', chosen.includes(event));
  const follow = () => {
    const events = readEvents(all);
    $('#camunda8-no-event').toggle(events.length === 0);
    const after = outputsOf(all, { events, outputEach: each.is(':checked') });
    fieldOf(node, 'outputs')
      .val(JSON.stringify(outputMap(before, after)))
      .trigger('change');
  };
  boxes.add(each).on('change', follow);
  follow();
}

/** The `validate` of the poll interval. */
export function intervalValidator(text: Texts) {
  const bounds = { longest: LONGEST_INTERVAL, default: DEFAULT_INTERVAL };
  return (value: unknown, _options: object): true | string =>
    isCount(value, 1, LONGEST_INTERVAL) || text('error.interval', bounds);
}

/** The `validate` of the full pass. */
export function fullIntervalValidator(text: Texts) {
  const bounds = { longest: LONGEST_FULL_INTERVAL, default: DEFAULT_FULL_INTERVAL };
  return (value: unknown, _options: object): true | string =>
    isCount(value, 1, LONGEST_FULL_INTERVAL) || text('error.fullInterval', bounds);
}
