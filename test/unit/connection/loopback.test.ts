import should from 'should';
import { isLoopback } from '../../../src/connection/loopback';

describe('isLoopback', () => {
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.255.0.9', '::1', '[::1]']) {
    it(`takes ${host} for this machine`, () => {
      should(isLoopback(host)).be.true();
    });
  }

  for (const host of [
    '',
    'localhost.',
    'camunda.localhost',
    'localhost.example.com',
    '127.0.0.1.',
    '[127.0.0.1]',
    '::1]',
    'notlocalhost',
    '127.example.com',
    '126.255.255.255',
    '128.0.0.1',
    '0.0.0.0',
    '192.168.1.10',
    '::2',
    '[fe80::1]',
    'camunda',
  ]) {
    it(`takes "${host}" for another machine`, () => {
      should(isLoopback(host)).be.false();
    });
  }
});
