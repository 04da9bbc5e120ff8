import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Api } from '../../src/connection/settings';
import { isJsonObject } from '../../src/json-object';
import { type ActionProperties, type Call, type CallDetails, handleInput } from '../common/action-node';

interface LoginProperties extends ActionProperties {
  api?: Api;
  operation?: 'login' | 'status' | 'logout';
  headers?: boolean;
  /** Absent in a node that was saved before there was a choice: `headers`. */
  headersTo?: 'camundaHeaders' | 'headers';
}

interface Outcome {
  payload: { authenticated: boolean };
  details: Pick<CallDetails, 'status' | 'requests'>;
}

/** Logs in, tells what is known about the login, or logs out. */
export = (RED: NodeAPI) => {
  function LoginNode(this: Node, properties: LoginProperties) {
    RED.nodes.createNode(this, properties);
    const api = properties.api === 'v1' ? 'v1' : 'v2';
    handleInput(RED, this, properties, async (call) => {
      const { payload, details } = await operate(call, api, properties.operation);
      const headers =
        properties.headers && payload.authenticated ? await call.client.requestHeaders(api, call.signal) : {};
      const camunda: CallDetails = { api, ...details, durationMs: call.elapsed() };
      addHeaders(call.msg, headers, properties.headersTo);
      call.msg.payload = payload;
      call.msg.camunda = camunda;
      call.send(call.msg);
      return () => RED._(`camunda8-login.status.${payload.authenticated ? 'loggedIn' : 'loggedOut'}`);
    });
  }

  RED.nodes.registerType('camunda8-login', LoginNode);
};

async function operate(
  { client, signal }: Call,
  api: Api,
  operation: LoginProperties['operation'],
): Promise<Outcome> {
  switch (operation) {
    case 'status':
      return { payload: client.loginState(api), details: { requests: 0 } };
    case 'logout':
      await client.logout(api);
      return { payload: client.loginState(api), details: { requests: 0 } };
    default: {
      const { state, status, requests } = await client.login(api, signal);
      return { payload: state, details: { status, requests } };
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
