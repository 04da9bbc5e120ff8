import { Sidebar } from './form/sidebar';
import { text } from './form/words';

const ID = 'camunda8';
const SHOW = 'camunda8-sidebar:show';

/** For `onadd` of the plugin: adds the sidebar. Nothing is asked before it is opened. */
export function add(): void {
  // The editor loads a package again that is switched off and on.
  RED.actions.remove(SHOW);
  if (RED.sidebar.containsTab(ID)) RED.sidebar.removeTab(ID);
  const sidebar = new Sidebar();
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
    content: sidebar.root,
    action: SHOW,
  });
}
