import type { CamundaClient } from '../../src/camunda-client';

type Parameters = ConstructorParameters<typeof CamundaClient>;

/** A `CamundaClient`. Its code is loaded with the first one: the start of Node-RED need not wait 30 ms for it. */
export function newClient(...parameters: Parameters): CamundaClient {
  const loaded: typeof import('../../src/camunda-client') = require('../../src/camunda-client');
  return new loaded.CamundaClient(...parameters);
}
