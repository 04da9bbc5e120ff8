import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Api } from '../../src/connection/settings';
import { type ActionProperties, type Call, type CallDetails, handleInput } from '../common/action-node';

interface LoginProperties extends ActionProperties {
  api?: Api;
  operation?: 'login' | 'status' | 'logout';
  headers?: boolean;
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
      mergeHeaders(call.msg, headers);
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

/** For a core http request node, which reads `msg.headers`. */
function mergeHeaders(msg: NodeMessageInFlow, headers: Record<string, string>): void {
  if (Object.keys(headers).length === 0) return;
  const present = typeof msg.headers === 'object' ? msg.headers : {};
  msg.headers = { ...present, ...headers };
}
