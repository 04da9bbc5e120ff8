import { clusterAt } from '../../support/node-red/flow';
import { type Provoke, USER } from './stage';

/** Logins without a token. */
export const credentialRefusals: Record<string, Provoke> = {
  'No authentication, at a Camunda 8.6 or 8.7 with its default login': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', authentication: 'cookie' });
    return stage.refusal(clusterAt(url));
  },

  'No authentication, at a Camunda with Basic': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', authentication: 'basic' });
    return stage.refusal(clusterAt(url));
  },

  'Basic, at a Camunda 8.6 or 8.7 with its default login': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', authentication: 'cookie' });
    return stage.refusal(clusterAt(url, { authentication: 'basic' }, USER));
  },

  'Wrong password, Basic': async (stage) => {
    const { url } = await stage.sandbox({ authentication: 'basic' });
    return stage.refusal(clusterAt(url, { authentication: 'basic' }, { ...USER, password: 'wrong' }));
  },

  'Wrong password, cookie': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', authentication: 'cookie' });
    return stage.refusal(clusterAt(url, { authentication: 'cookie' }, { ...USER, password: 'wrong' }));
  },

  'Cookie, at a Camunda without that login': async (stage) => {
    const { url } = await stage.sandbox({ version: '8.6', authentication: 'none' });
    return stage.refusal(clusterAt(url, { authentication: 'cookie' }, USER));
  },
};
