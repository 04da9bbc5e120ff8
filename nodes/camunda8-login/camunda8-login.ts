import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Api } from '../../src/connection/settings';
import { isJsonObject } from '../../src/json-object';
import type { ActionProperties, Call } from '../common/action-node';
import { apiOf } from '../common/api-of';
import { type AnsweredOrKnown, handleOperation } from '../common/operation-node';

interface LoginProperties extends ActionProperties {
  api?: Api;
  operation?: 'login' | 'status' | 'logout';
  headers?: boolean;
  /** Absent in a node that was saved before there was a choice: `headers`. */
  headersTo?: 'camundaHeaders' | 'headers';
}

/** Logs in, tells what is known about the login, or logs out. */
export = (RED: NodeAPI) => {
  function LoginNode(this: Node, properties: LoginProperties) {
    RED.nodes.createNode(this, properties);
    const api = apiOf(properties.api);
    handleOperation(RED, this, properties, {
      api,
      ask: async (call) => {
        const answer = await operate(call, api, properties.operation);
        if (properties.headers && answer.value.authenticated) {
          const headers = await call.client.requestHeaders(api, call.signal);
          addHeaders(call.msg, headers, properties.headersTo);
        }
        return answer;
      },
      figure: ({ authenticated }) =>
        RED._(`camunda8-login.status.${authenticated ? 'loggedIn' : 'loggedOut'}`),
    });
  }

  RED.nodes.registerType('camunda8-login', LoginNode);
};

async function operate(
  { client, signal }: Call,
  api: Api,
  operation: LoginProperties['operation'],
): Promise<AnsweredOrKnown<{ authenticated: boolean }>> {
  switch (operation) {
    case 'status':
      return { value: client.loginState(api), requests: 0 };
    case 'logout':
      await client.logout(api);
      return { value: client.loginState(api), requests: 0 };
    default: {
      const { state, status, requests } = await client.login(api, signal);
      return { value: state, status, requests };
    }
  }
}

/**
 * For a core http request node. It reads `msg.headers`, which an http response node sends to the browser: a node puts them
 * there only where its form says so.
 */
function addHeaders(
  msg: NodeMessageInFlow & { camundaHeaders?: Record<string, string> },
  headers: Record<string, string>,
  place: LoginProperties['headersTo'],
): void {
  if (Object.keys(headers).length === 0) return;
  if (place === 'camundaHeaders') msg.camundaHeaders = headers;
  else msg.headers = { ...(isJsonObject(msg.headers) ? msg.headers : {}), ...headers };
}
