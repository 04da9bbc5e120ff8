import should from 'should';
import { CATALOG } from '../../../src/operations/catalog';
import type { Operation } from '../../../src/operations/operation';
import { getTopology } from '../../../src/operations/topology';
import * as userTasks from '../../../src/operations/user-tasks';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'id' in value && 'path' in value;

describe('The catalog of operations', () => {
  it('has each id, and each method with its path, once', () => {
    const ids = CATALOG.map(({ id }) => id);
    const asked = CATALOG.map(({ method, path }) => `${method} ${path}`);
    should(new Set(ids).size).equal(ids.length);
    should(new Set(asked).size).equal(asked.length);
    should(ids.length).be.above(240);
  });

  it('says of the operations of other nodes what those say', () => {
    const own = [getTopology, ...Object.values<unknown>(userTasks).filter(isOperation)];
    should(own.length).be.above(6);
    for (const { id, method, path, kind } of own) {
      should(CATALOG.find((one) => one.id === id)).match({ method, path, kind });
    }
  });

  it('sends a read again, and of the commands those alone for which that is harmless', () => {
    should(CATALOG.filter(({ kind, resend }) => kind === 'read' && resend !== 'safe')).eql([]);
    const harmless = CATALOG.filter(({ kind, resend }) => kind === 'command' && resend === 'safe');
    should(harmless.map(({ id }) => id).filter((id) => !id.startsWith('update'))).eql([
      'assignProcessInstanceBusinessId',
      'createElementInstanceVariables',
      'evaluateDecision',
      'evaluateExpression',
      'createDeployment',
      'pinClock',
      'resetClock',
    ]);
  });
});
