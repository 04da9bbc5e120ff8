import type { EditorNode } from '../common/form/editor-node';
import { fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { textsOf } from '../common/form/texts';
import { isCount } from '../common/form/validators';
import { DEFAULT_INTERVAL, LONGEST_INTERVAL, SHORTEST_INTERVAL } from './choices';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const text = textsOf('camunda8-cluster-events');

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'interval').attr('placeholder', DEFAULT_INTERVAL);
}

export function validateInterval(value: unknown, _options: object): true | string {
  const bounds = { shortest: SHORTEST_INTERVAL, longest: LONGEST_INTERVAL, default: DEFAULT_INTERVAL };
  return isCount(value, SHORTEST_INTERVAL, LONGEST_INTERVAL) || text('error.interval', bounds);
}
