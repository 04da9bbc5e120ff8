import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { askCluster } from '../../common/form/model/deployed';
import { from, type Source } from '../../common/form/model/sources';
import { labelOf } from '../../common/form/model/taker';
import { isText, shownInput } from '../../common/form/model/written';
import { chosenCluster } from '../../common/form/search/form-values';
import { textsOf } from '../../common/form/texts';

// Keys of what is deployed, which nobody knows by heart, for the parameters that want them.

const text = textsOf('camunda8-request');

const SOURCES: Readonly<Record<string, Source>> = {
  processDefinitionKey: from.processKeys,
  decisionDefinitionKey: from.decisionKeys,
};

/** For `oneditprepare`: the cluster is asked when somebody comes to the value of such a parameter. */
export function suggestKeys(node: EditorNode): void {
  const list = fieldOf(node, 'parameters-list');
  list.on('focusin change', ({ target, type }) => {
    const row = $(target).closest('.camunda8-row');
    const name = String(row.find('.camunda8-name').val() ?? '').trim();
    const value = row.find('.camunda8-value');
    if (value.length === 0) return;
    const source = Object.hasOwn(SOURCES, name) && isText(value) ? SOURCES[name] : undefined;
    const id = `camunda8-model-${name}`;
    shownInput(value).attr('list', source ? id : null);
    if (source && type === 'focusin') void offer(node, source, id, list);
  });
}

async function offer(node: EditorNode, source: Source, id: string, list: JQuery): Promise<void> {
  const cluster = chosenCluster(node);
  const question = source.question();
  if (!cluster || !question) return;
  const { facts } = (await askCluster(cluster, question)).known(source.kind);
  const place = list.closest('.camunda8-form');
  place.find(`#${id}`).remove();
  const options = facts.map((fact) => $('<option>', { value: fact.value, label: labelOf(fact, text) }));
  place.append($('<datalist>', { id }).append(options));
}
