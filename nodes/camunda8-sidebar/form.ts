import { Sidebar } from './form/sidebar';
import { text } from './form/words';

const ID = 'camunda8';
const SHOW = 'camunda8-sidebar:show';

/** For `onadd` of the plugin: adds the sidebar. Nothing is asked before it is opened. */
export function add(): void {
  const sidebar = new Sidebar();
  RED.actions.add(SHOW, () => RED.sidebar.show(ID), { label: text('show') });
  RED.sidebar.addTab({
    id: ID,
    label: text('label'),
    name: text('name'),
    iconClass: 'fa fa-sitemap',
    content: sidebar.root,
    action: SHOW,
  });
}
