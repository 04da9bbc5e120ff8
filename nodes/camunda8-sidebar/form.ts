import { whenOpened } from './form/when-opened';
import { text } from './form/words';

const ID = 'camunda8';
const SHOW = 'camunda8-sidebar:show';

/** For `onadd` of the plugin: adds the sidebar. Nothing of it is loaded or asked before it is opened. */
export function add(): void {
  // The editor loads a package again that is switched off and on.
  RED.actions.remove(SHOW);
  if (RED.sidebar.containsTab(ID)) RED.sidebar.removeTab(ID);
  const place = document.createElement('div');
  place.className = 'camunda8-sidebar';
  const sidebar = whenOpened(place);
  const show = () => {
    RED.sidebar.show(ID);
    sidebar.focus();
  };
  RED.actions.add(SHOW, show, { label: text('show') });
  RED.sidebar.addTab({
    id: ID,
    label: text('label'),
    name: text('name'),
    iconClass: 'fa fa-sitemap',
    content: place,
    action: SHOW,
  });
}
