import should from 'should';
import { normalizeAddress, normalizeTokenUrl } from '../../../src/connection/address';
import { SECRET, sentenceOf } from './refusal';

describe('normalizeAddress', () => {
  const cases: [string, string][] = [
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://localhost:8080///', 'http://localhost:8080'],
    ['http://localhost:8080/v2', 'http://localhost:8080'],
    ['http://localhost:8080/v1/', 'http://localhost:8080'],
    ['http://localhost:8080//v2//', 'http://localhost:8080'],
    ['https://bru-2.zeebe.camunda.io:443/5c34c0a7', 'https://bru-2.zeebe.camunda.io/5c34c0a7'],
    ['https://bru-2.zeebe.camunda.io:443/5c34c0a7/v2/', 'https://bru-2.zeebe.camunda.io/5c34c0a7'],
    ['http://camunda:80', 'http://camunda'],
    ['HTTPS://Camunda.Example.COM/Orchestration', 'https://camunda.example.com/Orchestration'],
    ['http://[::1]:8080/v2', 'http://[::1]:8080'],
    ['https://example.com/v2/camunda', 'https://example.com/v2/camunda'],
    ['https://example.com/my-v2', 'https://example.com/my-v2'],
    ['https://example.com/v2x/', 'https://example.com/v2x'],
    ['https://example.com/v3', 'https://example.com/v3'],
    ['https://v2.example.com/', 'https://v2.example.com'],
    ['https://example.com/camunda/v2/v2', 'https://example.com/camunda/v2'],
    ['https://example.com/?', 'https://example.com'],
  ];
  for (const [entered, address] of cases) {
    it(`makes ${address} of ${entered}`, () => {
      should(normalizeAddress(entered, 'REST address')).equal(address);
    });
  }

  for (const entered of [
    'localhost:8080',
    'camunda.example.com',
    'grpcs://x.zeebe.camunda.io:443',
    'file:///x',
  ]) {
    it(`refuses ${entered}, which is neither http nor https`, () => {
      should(sentenceOf(() => normalizeAddress(entered, 'REST address'))).equal(
        'REST address must start with http:// or https://',
      );
    });
  }

  for (const entered of ['http://', 'https://exa mple.com', 'http://localhost:80800', 'http://[::1']) {
    it(`refuses ${entered}, which is no URL`, () => {
      should(sentenceOf(() => normalizeAddress(entered, 'REST address'))).startWith(
        'REST address is not a valid address',
      );
    });
  }

  for (const userInfo of [
    `demo:${encodeURIComponent(SECRET)}`,
    `:${encodeURIComponent(SECRET)}`,
    encodeURIComponent(SECRET),
  ]) {
    it('refuses a username or a password in the address and does not repeat it', () => {
      const entered = `https://${userInfo}@camunda.example.com/`;
      should(sentenceOf(() => normalizeAddress(entered, 'REST address'), ['camunda.example.com'])).match(
        /must not contain a username or password/,
      );
    });
  }

  for (const entered of [`https://example.com/v2?token=${SECRET}`, `https://example.com/#${SECRET}`]) {
    it('refuses a query or a fragment and does not repeat it', () => {
      should(sentenceOf(() => normalizeAddress(entered, 'REST address'))).match(/Remove the/);
    });
  }
});

describe('normalizeTokenUrl', () => {
  it('keeps path, slash and query', () => {
    const entered = 'https://login.example.com/tenant/oauth2/v2.0/token/?policy=signin';
    should(normalizeTokenUrl(entered, 'Token URL')).equal(entered);
  });

  it('leaves out the port of the protocol', () => {
    should(normalizeTokenUrl('https://login.example.com:443/token', 'Token URL')).equal(
      'https://login.example.com/token',
    );
  });

  for (const entered of ['https://example.com/token#', `https://example.com/token#${SECRET}`]) {
    it('refuses a fragment', () => {
      should(sentenceOf(() => normalizeTokenUrl(entered, 'Token URL'))).equal(
        'Token URL must not contain a "#"',
      );
    });
  }

  it('refuses a client secret in the address', () => {
    const entered = `https://client:${encodeURIComponent(SECRET)}@example.com/token`;
    should(sentenceOf(() => normalizeTokenUrl(entered, 'Token URL'))).match(/username or password/);
  });

  it('refuses another protocol', () => {
    should(sentenceOf(() => normalizeTokenUrl('ftp://example.com/token', 'Token URL'))).match(
      /must start with/,
    );
  });
});
