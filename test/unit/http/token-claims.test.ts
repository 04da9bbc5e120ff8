import should from 'should';
import { readClaims } from '../../../src/http/token-claims';
import { jwt } from '../../support/tokens';

describe('The claims of a token', () => {
  it('are its life from iat to exp, its subject and its audience', () => {
    const token = jwt({ iat: 1_700_000_000, exp: 1_700_000_300, sub: 'node-red', aud: 'zeebe-api' });
    should(readClaims(token)).containEql({ life: 300_000, subject: 'node-red', audience: 'zeebe-api' });
  });

  it('name all audiences where there are several', () => {
    should(readClaims(jwt({ aud: ['zeebe-api', 'operate-api'] }))).have.property(
      'audience',
      'zeebe-api operate-api',
    );
  });

  it('have no life where one of the two times is missing or the end comes first', () => {
    for (const claims of [
      { exp: 1_700_000_300 },
      { iat: 1 },
      { iat: 2, exp: 1 },
      { iat: 'x', exp: 'y' },
      {},
    ]) {
      should(readClaims(jwt(claims))).not.have.property('life');
    }
  });

  it('have a life of a day at most, and no times that no date can be', () => {
    const { life, begins, ends } = readClaims(jwt({ iat: 0, nbf: 1e300, exp: 1_700_000_000 }));
    should([life, begins, ends]).eql([undefined, undefined, 1_700_000_000_000]);
    should(readClaims(jwt({ iat: 1, exp: 1_700_000_000 })).life).equal(86_400_000);
  });

  const odd = [
    '',
    'opaque',
    'a.b',
    'a.b.c',
    '..',
    `x.${Buffer.from('null').toString('base64url')}.y`,
    'a.b.c.d.e',
  ];
  for (const token of odd) {
    it(`are none in ${token || 'an empty text'}`, () => {
      const { life, subject, audience } = readClaims(token);
      should([life, subject, audience]).eql([undefined, undefined, undefined]);
    });
  }
});
