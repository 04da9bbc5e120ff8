import { FaultServer } from '../../../support/fault-server';
import { inTurn, json, problem } from '../../../support/faults';

/** A Camunda 8.8 whose search has one page of these keys and then breaks. */
export async function startFailingSearch(keys: string[]): Promise<FaultServer> {
  const page = { totalItems: 9, endCursor: 'next', startCursor: 'first', hasMoreTotalItems: false };
  const first = json({ items: keys.map((userTaskKey) => ({ userTaskKey })), page });
  const server = await FaultServer.start();
  server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
  return server.on('*', inTurn(first, problem(500, 'INTERNAL', 'Index is gone')));
}
