import type { Locator, Page } from 'playwright-core';
import type { FlowNode } from '../../../scripts/demo/flows';
import { types } from '../../promises/package/project';
import { cancelAll, openCluster, openNode } from './actions';
import type { Editor } from './editor';

const COLUMNS = 4;

/** A tab with a node of each type, named after it. @param properties beside those of a new node, by type */
export function everyNode(properties: Readonly<Record<string, object>> = {}): Partial<FlowNode>[] {
  const placed = types
    .filter((type) => type !== 'camunda8-cluster')
    .map((type, at) => ({
      ...{ type, id: `node-${type}`, z: 'flow', name: type, wires: [[]] },
      ...{ x: 140 + 250 * (at % COLUMNS), y: 60 + 60 * Math.floor(at / COLUMNS) },
      ...properties[type],
    }));
  return [{ id: 'flow', type: 'tab', label: 'Flow' }, ...placed];
}

/** Every form in one page, one after the other: to open the editor takes longer than what is looked at. */
export class EveryForm {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    editor: Editor,
    flow: readonly Partial<FlowNode>[],
    ...how: Parameters<Editor['open']>
  ): Promise<EveryForm> {
    await editor.deploy(flow);
    return new EveryForm(await editor.open(...how));
  }

  /** @param button what opens the form of a cluster, beside the one of a node */
  async of(type: string, button: 'add' | 'edit' = 'add'): Promise<Locator> {
    await cancelAll(this.page);
    const isCluster = type === 'camunda8-cluster';
    const form = await openNode(this.page, isCluster ? 'camunda8-topology' : type);
    return isCluster ? openCluster(this.page, button) : form;
  }
}
