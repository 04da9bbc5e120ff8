import { DEFAULT_CONNECTIONS, DEFAULT_TIMEOUT, KEYCLOAK, LOCAL, SAAS } from '../../src/connection/presets';
import type { EditorNode } from '../common/form/editor-node';
import { fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { offerMakeFlow } from '../common/form/make-flow/action';
import { prepareConnectionTest } from './form/connection-test';
import { prepareEnvironment } from './form/environment';
import { preparePaste } from './form/paste';

export { validator } from './form/rules';

// Which fields matter for the chosen environment and authentication. A row of `camunda8-cluster.html` that matters for some
// choices only names them in `data-environment`, `data-authentication` and `data-client-authentication`.

const CHOICES = ['environment', 'authentication', 'clientAuthentication'];

/** Fields whose value is right or wrong depending on another field. */
const DEPENDENTS = ['region', 'clusterId', 'restAddress', 'tasklistAddress', 'tokenUrl'];

/** What a blank field stands for, where that depends on the environment. */
const PLACEHOLDERS = {
  tokenUrl: { saas: SAAS.tokenUrl, other: KEYCLOAK.tokenUrl },
  audience: { saas: SAAS.audience, other: KEYCLOAK.audience },
  tasklistAudience: { saas: SAAS.tasklistAudience, other: '' },
  restAddress: { saas: '', other: LOCAL },
  tasklistAddress: { saas: '', other: LOCAL },
};

// Every editor loads this node, and only once.
offerMakeFlow();

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'timeout').attr('placeholder', DEFAULT_TIMEOUT);
  fieldOf(node, 'maxConnections').attr('placeholder', DEFAULT_CONNECTIONS);
  prepareEnvironment(node);
  for (const choice of [...CHOICES, 'allowInsecure']) {
    fieldOf(node, choice).on('change', () => showFields(node));
  }
  showFields(node);
  preparePaste(node);
  prepareConnectionTest(node);
}

function showFields(node: EditorNode): void {
  const saas = fieldOf(node, 'environment').val() === 'saas';
  if (saas) fieldOf(node, 'authentication').val('oidc');
  const form = fieldOf(node, 'environment').closest('.camunda8-form');
  for (const row of form.find('[data-environment], [data-authentication], [data-client-authentication]')) {
    const matters = CHOICES.every((choice) => {
      const values = row.dataset[choice]?.split(' ');
      return !values || values.includes(String(effective(node, choice)));
    });
    $(row).toggle(matters);
  }
  for (const [property, texts] of Object.entries(PLACEHOLDERS)) {
    fieldOf(node, property).attr('placeholder', saas ? texts.saas : texts.other);
  }
  for (const property of DEPENDENTS) fieldOf(node, property).trigger('change');
}

/** With environment variables the authentication comes from there too. */
function effective(node: EditorNode, choice: string) {
  const fromVariables = choice === 'authentication' && fieldOf(node, 'environment').val() === 'env';
  return fromVariables ? 'env' : fieldOf(node, choice).val();
}
