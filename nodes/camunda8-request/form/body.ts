import type { CatalogOperation } from '../../../src/operations/catalog';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { textsOf } from '../../common/form/texts';
import { NO_BODY } from '../choices';
import { chosenOperation } from './chosen-operation';

const text = textsOf('camunda8-request');

interface Body {
  /** Shows what another operation takes: many need no body, and a payload that comes by chance is none. */
  arrange(operation: CatalogOperation | undefined): void;
}

/** For `oneditprepare`. A typed input knows types of its own only when it is told of them. */
export function prepareBody(node: EditorNode): Body {
  const field = fieldOf(node, 'body');
  const none = { value: NO_BODY, label: text('bodyType.none'), icon: 'fa fa-ban', hasValue: false };
  field.typedInput('types', ['msg', 'flow', 'global', 'json', 'jsonata', none]);
  if (node.bodyType === NO_BODY) field.typedInput('type', NO_BODY);
  const put = (type: string, value: string) => {
    field.typedInput('type', type);
    field.typedInput('value', value);
  };
  let operation = chosenOperation(node);
  const show = () => {
    $('#camunda8-body').toggle(operation === undefined || operation.example !== undefined);
    $('#camunda8-example').prop('disabled', !operation?.example);
  };
  $('#camunda8-example')
    .text(text('example'))
    .on('click', () => {
      put('json', JSON.stringify(operation?.example ?? {}));
      field.trigger('change');
    });
  show();
  return {
    arrange(next) {
      operation = next;
      if (operation?.example) {
        const type = field.typedInput('type');
        if (operation.isBodyRequired && type === NO_BODY) put('msg', 'payload');
        if (!operation.isBodyRequired && type !== NO_BODY) put(NO_BODY, '');
      }
      show();
    },
  };
}
