import type { NetworkInterfaceInfo } from 'node:os';
import should from 'should';
import { addressesFor, makeLogin, ownAddresses } from '../../../scripts/demo/access';
import { urlOf } from '../../../scripts/node-red/start';

const at = (address: string, internal = false) =>
  ({ address, internal, family: address.includes(':') ? 'IPv6' : 'IPv4' }) as NetworkInterfaceInfo;

describe('who may use a demo that others can reach', () => {
  it('has a password made at random, or the one of DEMO_PASSWORD', () => {
    should(makeLogin(undefined).password).not.equal(makeLogin(undefined).password);
    should(makeLogin('correct horse')).eql({ user: 'demo', password: 'correct horse' });
  });

  it('has no short password', () => {
    should(() => makeLogin('secret')).throw('DEMO_PASSWORD needs at least 8 characters');
    should(() => makeLogin('')).throw('DEMO_PASSWORD needs at least 8 characters');
  });

  it('finds the addresses that a phone can open: not those inside this computer, IPv4 first', () => {
    const interfaces = {
      lo: [at('127.0.0.1', true), at('::1', true)],
      eth0: [at('fd12::20'), at('fe80::1'), at('192.168.1.20')],
      wlan0: [at('10.0.0.7')],
    };
    const own = ownAddresses(interfaces);
    should(own).eql(['192.168.1.20', '10.0.0.7', 'fd12::20']);
    should(addressesFor('0.0.0.0', 1880, own)).eql(['http://192.168.1.20:1880', 'http://10.0.0.7:1880']);
    should(addressesFor('::', 1880, own)).containEql('http://[fd12::20]:1880');
    should(addressesFor('10.0.0.7', 1880, own)).eql(['http://10.0.0.7:1880']);
  });

  it('opens on this computer what listens on all of its addresses', () => {
    should(urlOf('0.0.0.0', 1880)).equal('http://127.0.0.1:1880');
    should(urlOf('::', 1880)).equal('http://127.0.0.1:1880');
    should(urlOf('fd12::20', 1880)).equal('http://[fd12::20]:1880');
  });
});
