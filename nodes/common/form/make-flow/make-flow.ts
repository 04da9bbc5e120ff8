import { textsOf } from '../texts';
import { FlowForm, type MakeFlowOptions } from './flow-form';

const text = textsOf('camunda8-cluster');

/** Opens the dialog that makes a flow of a process. */
export function makeFlow(options: MakeFlowOptions = {}): void {
  // Under the form of a node the flows may be about to change.
  if ($('.red-ui-tray').length > 0) return;
  let form: FlowForm | undefined;
  const close = () => RED.tray.close();
  RED.tray.show({
    title: text('makeFlow.title'),
    buttons: [
      { id: 'node-dialog-cancel', text: RED._('common.label.cancel'), click: close },
      {
        id: 'camunda8-make-flow-import',
        text: text('makeFlow.import'),
        class: 'primary',
        click: () => {
          close();
          form?.add();
        },
      },
    ],
    open: (tray: JQuery, done?: () => void) => {
      RED.view.state(RED.state.EDITING);
      const body = tray.find('.red-ui-tray-body');
      const place = $('<form>', { class: 'dialog-form form-horizontal' }).appendTo(body);
      place.on('submit', () => false);
      form = new FlowForm(place, tray.find('#camunda8-make-flow-import'), text, options);
      body.on('keydown', ({ key }) => {
        if (key === 'Escape') close();
      });
      done?.();
    },
    close: () => RED.view.state(RED.state.DEFAULT),
  });
}
