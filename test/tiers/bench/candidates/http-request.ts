import { FIXED_HEADERS } from './bare-undici';
import type { Candidate, Errand } from './candidate';

/** What people do today: Node-RED's own http request with keep-alive, behind a function node that sets the headers. */
export const httpRequest = (errand: Errand): Candidate => ({
  errand,
  flow: (server) => [
    {
      id: 'first',
      type: 'function',
      z: 'tab',
      func: `msg.headers = ${JSON.stringify(FIXED_HEADERS)};
msg.payload = (${errand.body})(msg.payload);
return msg;`,
      outputs: 1,
      wires: [['request']],
    },
    {
      id: 'request',
      type: 'http request',
      z: 'tab',
      method: 'POST',
      ret: 'obj',
      url: `${server}${errand.path}`,
      persist: true,
      senderr: true,
      wires: [['sink']],
    },
  ],
});
