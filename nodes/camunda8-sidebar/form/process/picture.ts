import type { EditorNode } from '../../../common/form/editor-node';
import { parsed } from '../../../common/form/model/model-text';
import type { ProcessModel } from '../../../common/form/model/process-model';
import { processesIn } from '../../../common/form/model/read-processes';
import type { ShownProcess } from '../../choices';
import { DiagramView, type Progress } from '../diagram/diagram-view';
import { readDiagram } from '../diagram/read';
import { ownerOf } from '../owner';
import { text } from '../words';
import { ElementList } from './element-list';
import { type LeadWays, leadsIn } from './leads';
import { marksOf } from './marks';

/** A process as a diagram and as a list, with what runs in it and the nodes that belong to it. */
export class Picture {
  readonly element = $('<div>');
  readonly #cluster: string;
  readonly #tenantId: string | undefined;
  readonly #process: ProcessModel | undefined;
  readonly #views: (DiagramView | ElementList)[] = [];

  /** @param cluster ID of the config node @param xml BPMN; undefined where it cannot be had */
  constructor(
    cluster: string,
    { id: processId, tenantId }: ShownProcess,
    xml: string | undefined,
    ways: LeadWays,
  ) {
    this.#cluster = cluster;
    this.#tenantId = tenantId;
    const file = xml === undefined ? undefined : parsed(xml);
    this.#process = file && processesIn(file).find(({ id }) => id === processId);
    const diagram = file && readDiagram(file);
    if (diagram) this.#views.push(new DiagramView(diagram, this.#process?.name || processId));
    if (this.#process) this.#views.push(new ElementList(this.#process));
    const leads = file ? leadsIn(file, processId, ways) : new Map();
    for (const view of this.#views) view.lead(leads);
    if (!diagram) this.element.append($('<p>', { class: 'camunda8-note', text: text('noModel') }));
    this.element.append(this.#views.map((view) => view.element));
  }

  /** What people call an element. */
  nameOf(elementId: string): string {
    return this.#process?.elements.find(({ id }) => id === elementId)?.name || elementId;
  }

  show(progress: Progress): void {
    const process = this.#process;
    const marks = process
      ? marksOf(process, RED.nodes.filterNodes({}) as EditorNode[], ownerOf(this.#cluster, this.#tenantId))
      : undefined;
    for (const view of this.#views) {
      view.show(progress);
      if (marks) view.mark(marks);
    }
  }
}
