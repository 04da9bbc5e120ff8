import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import { refusal, SECRET } from './refusal';

const USER = { username: 'demo', password: SECRET };

function authenticationOf(properties: ClusterProperties, credentials: ClusterCredentials = {}) {
  return resolveSettings(properties, credentials, () => undefined).authentication;
}

describe('authentication none', () => {
  it('is what a blank field means', () => {
    should(authenticationOf({})).eql({ method: 'none' });
  });

  it('takes no credentials with it', () => {
    should(authenticationOf({ authentication: 'none' }, USER)).eql({ method: 'none' });
  });
});

describe('authentication basic', () => {
  it('has username and password, the password with its spaces', () => {
    should(
      authenticationOf({ authentication: 'basic' }, { username: ' demo ', password: ' two words ' }),
    ).eql({ method: 'basic', username: 'demo', password: ' two words ' });
  });

  it('leaves out the line break that a file or a secret store put at the end of a password', () => {
    should(
      authenticationOf({ authentication: 'basic' }, { username: 'demo', password: `${SECRET}\r\n` }),
    ).have.property('password', SECRET);
  });

  it('is refused without a username', () => {
    should(refusal({ authentication: 'basic' }, { ...USER, username: ' ' })).startWith('Username is missing');
  });

  for (const password of ['', ' ', '\n']) {
    it(`is refused with the password ${JSON.stringify(password)}`, () => {
      should(refusal({ authentication: 'basic' }, { username: 'demo', password })).startWith(
        'Password is missing',
      );
    });
  }

  it('is refused with a colon in the username, which HTTP cannot carry', () => {
    should(refusal({ authentication: 'basic' }, { ...USER, username: 'house:demo' })).match(/colon/);
  });
});

describe('authentication cookie', () => {
  it('finds out the login path by itself where none is entered', () => {
    should(authenticationOf({ authentication: 'cookie', loginPath: ' ' }, USER)).eql({
      method: 'cookie',
      ...USER,
    });
  });

  it('takes a colon in the username', () => {
    should(authenticationOf({ authentication: 'cookie' }, { ...USER, username: 'house:demo' })).have.property(
      'username',
      'house:demo',
    );
  });

  it('takes a login path', () => {
    should(authenticationOf({ authentication: 'cookie', loginPath: ' /login ' }, USER)).have.property(
      'loginPath',
      '/login',
    );
  });

  for (const loginPath of [
    'login',
    '//evil.example/login',
    '/\\evil.example/login',
    '/\t/evil.example/login',
    'https://evil.example/login',
    `/login?password=${SECRET}`,
    '/login#x',
  ]) {
    it(`is refused with the login path ${loginPath.replace(SECRET, '...')}`, () => {
      should(refusal({ authentication: 'cookie', loginPath }, USER)).equal(
        'Login path must be a path such as /api/login',
      );
    });
  }

  it('is refused without a username or a password', () => {
    should(refusal({ authentication: 'cookie' }, { password: SECRET })).startWith('Username is missing');
    should(refusal({ authentication: 'cookie' }, { username: 'demo' })).startWith('Password is missing');
  });
});

describe('authentication in environment saas', () => {
  const saas = { environment: 'saas', region: 'bru-2', clusterId: '5c34c0a7' };

  for (const authentication of ['none', 'basic', 'cookie']) {
    it(`is refused with ${authentication}`, () => {
      should(refusal({ ...saas, authentication }, USER)).equal(
        'Camunda SaaS accepts only OIDC. Set Authentication to oidc',
      );
    });
  }

  it('is OIDC where the field is blank', () => {
    should(authenticationOf(saas, { clientId: 'node-red', clientSecret: SECRET }).method).equal('oidc');
  });
});

describe('an unknown choice', () => {
  it('of authentication is refused with the possible ones', () => {
    should(refusal({ authentication: 'kerberos' }, USER)).equal(
      'Authentication must be none, basic, oidc, or cookie',
    );
  });

  it('of environment is refused with the possible ones', () => {
    should(refusal({ environment: 'docker' })).equal('Environment must be local, saas, self-managed, or env');
  });
});
