import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import should from 'should';
import { requireNodeRed } from '../../scripts/node-red/installed';
import { CamundaError, type CamundaErrorCause } from '../../src/errors';
import { isPlainObject } from '../../src/json-object';
import { sentence } from '../../src/sentence';

const { util } = requireNodeRed('@node-red/util');

const causeOf = (cause: CamundaErrorCause) => new CamundaError('CAMUNDA_INVALID', sentence`No`, cause).cause;

const CAUSE: CamundaErrorCause = {
  status: 404,
  title: 'NOT_FOUND',
  detail: 'no such key',
  url: 'http://localhost:8080/v2/user-tasks/1',
  source: 'api',
  retryable: false,
};

const LINE = '404 NOT_FOUND: no such key; http://localhost:8080/v2/user-tasks/1';

describe('the cause of an error', () => {
  it('says itself in one line', () => {
    should(`${causeOf(CAUSE)}`).equal(LINE);
  });

  it('says what a flow can decide by', () => {
    const cause = causeOf({ retryable: true, retryAfter: 5, done: 'maybe', sent: 3 });
    should(String(cause)).equal('retryable; after 5 s; done: maybe; sent: 3');
    should(String(causeOf({ retryable: false }))).equal('none');
  });

  it('still does after a clone of Node-RED', () => {
    const { error } = util.cloneMessage({ error: { cause: causeOf(CAUSE) } });
    should(String(error.cause)).equal(LINE);
  });

  it('does in the debug sidebar, which gets an error as a whole', () => {
    const error = new CamundaError('CAMUNDA_INVALID', sentence`No`, CAUSE);
    const { msg } = util.encodeObject({ msg: error });
    should(JSON.parse(msg).data.cause).equal(LINE);
  });

  it('is the same plain data in JSON, in the debug sidebar, in a log and for who looks at its names', () => {
    const cause = causeOf(CAUSE);
    should(JSON.parse(JSON.stringify(cause))).eql(CAUSE);
    const shown = util.encodeObject({ msg: cause });
    should(shown.format).equal('Object');
    should(JSON.parse(shown.msg)).eql(CAUSE);
    should(inspect(cause)).equal(inspect(CAUSE));
    should(Object.keys(cause)).eql(Object.keys(CAUSE));
    should(isPlainObject(cause)).be.true();
  });

  it('has what a Function node asks objects for', () => {
    const script = `cause.hasOwnProperty('status') && cause.constructor.name + cause.propertyIsEnumerable('toString')`;
    should(runInNewContext(script, { cause: causeOf(CAUSE) })).equal('Objectfalse');
  });
});
