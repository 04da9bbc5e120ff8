import { textsOf } from '../texts';
import type { MakeFlowOptions } from './flow-form';
import { makeFlow } from './make-flow';

const ACTION = 'camunda8:make-flow';
const MENU = 'red-ui-header-button-sidemenu';
const ITEM = 'camunda8-menu-make-flow';

/** Offers the dialog in the list of actions and in the main menu. */
export function offerMakeFlow(): void {
  const label = textsOf('camunda8-cluster')('makeFlow.action');
  // The editor loads a package again that is switched off and on, and takes no action twice.
  RED.actions.remove(ACTION);
  RED.actions.add(ACTION, (options: MakeFlowOptions = {}) => makeFlow(options), { label });
  const add = () => addToMenu(label);
  // The menu is made while the nodes are loaded; in an editor that has had its flows for long, it is there.
  if (isMenuThere()) add();
  else RED.events.on('flows:loaded', add);
}

function isMenuThere(): boolean {
  return $(`#${MENU}-submenu`).length > 0;
}

/** Below what imports and exports flows. */
function addToMenu(label: string): void {
  if (!isMenuThere() || $(`#${ITEM}`).length > 0) return;
  RED.menu.addItem(MENU, { id: ITEM, label, onselect: ACTION });
  const neighbour = $('#menu-item-export').parent();
  if (neighbour.length > 0) $(`#${ITEM}`).parent().insertAfter(neighbour);
}
