import should from 'should';
import { failureWords } from '../../../../nodes/common/status-words';
import { CamundaError, type CamundaErrorCause, type CamundaErrorCode } from '../../../../src/errors';
import { WRONG_PASSWORD } from '../../../../src/http/wrong-password';
import { type Sentence, sentence } from '../../../../src/sentence';
import { textsOf } from '../../../promises/locales/catalog';

/** Node-RED's way to say a key of the cluster's catalogue. */
function speaking(language: string) {
  const texts = textsOf('camunda8-cluster', language);
  const _ = (key: string, values: Record<string, unknown> = {}) => {
    const text = texts.get(key.split(':').at(-1) ?? '') ?? key;
    return text.replace(/__(\w+)__/g, (_place, name) => String(values[name]));
  };
  return { _ } as Parameters<typeof failureWords>[0];
}

const LONG = sentence`This says so much that it does not fit beside a node`;

const url = 'http://localhost:8080/v2/topology';
const task = 'http://localhost:8080/v2/user-tasks/1';

const failures: [code: CamundaErrorCode, cause: CamundaErrorCause, english: string, german: string][] = [
  ['CAMUNDA_UNAVAILABLE', { url }, 'not reachable: localhost:8080', 'nicht erreichbar: localhost:8080'],
  ['CAMUNDA_UNAVAILABLE', { url, status: 503 }, 'error 503: localhost:8080', 'Fehler 503: localhost:8080'],
  ['CAMUNDA_UNAVAILABLE', {}, 'not reachable', 'nicht erreichbar'],
  ['CAMUNDA_TIMEOUT', { url }, 'no answer: localhost:8080', 'keine Antwort: localhost:8080'],
  ['CAMUNDA_AUTH', { source: 'login' }, 'wrong username or password', 'Benutzername oder Passwort falsch'],
  [
    'CAMUNDA_AUTH',
    { source: 'token', title: 'invalid_client' },
    'wrong client ID or secret',
    'Client-ID oder Secret falsch',
  ],
  ['CAMUNDA_AUTH', { source: 'token', url }, 'no token: localhost:8080', 'kein Token: localhost:8080'],
  ['CAMUNDA_AUTH', { source: 'api', url, status: 401 }, 'login refused', 'Login abgelehnt'],
  [
    'CAMUNDA_NOT_FOUND',
    { source: 'api', title: 'NOT_FOUND', url: `${task}/completion` },
    'no such task',
    'keine solche Aufgabe',
  ],
  [
    'CAMUNDA_NOT_FOUND',
    { source: 'api', title: 'NOT_FOUND', url: 'http://localhost:8080/v2/messages/correlation' },
    'nobody waits for it',
    'niemand wartet darauf',
  ],
  [
    'CAMUNDA_NOT_FOUND',
    {
      source: 'api',
      title: 'INVALID_ARGUMENT',
      url: 'http://localhost:8080/v2/decision-definitions/evaluation',
    },
    'no such decision',
    'keine solche Entscheidung',
  ],
  [
    'CAMUNDA_NOT_FOUND',
    { source: 'api', url },
    'not found: localhost:8080',
    'nicht gefunden: localhost:8080',
  ],
  ['CAMUNDA_CONFLICT', { url: `${task}/assignment` }, 'task is already taken', 'Aufgabe ist schon vergeben'],
  [
    'CAMUNDA_CONFLICT',
    { url: 'http://localhost:8080/v2/messages/publication' },
    'published already',
    'schon veröffentlicht',
  ],
  ['CAMUNDA_CONFLICT', { url: `${task}/completion` }, 'conflict', 'Konflikt'],
  ['CAMUNDA_INVALID', {}, 'check the input', 'Eingabe prüfen'],
  ['CAMUNDA_INVALID', { source: 'api', status: 400 }, 'request refused', 'Anfrage abgelehnt'],
];

const failed = (code: CamundaErrorCode, words: Sentence, cause: CamundaErrorCause = {}) =>
  new CamundaError(code, words, cause);

describe('the status of a failure', () => {
  for (const [code, cause, english, german] of failures) {
    it(`says "${english}"`, () => {
      const error = failed(code, LONG, cause);
      should(failureWords(speaking('en-US'), error)).equal(english);
      should(failureWords(speaking('de'), error)).equal(german);
    });
  }

  it('says that a password is wrong which Camunda itself refused', () => {
    const error = failed('CAMUNDA_AUTH', WRONG_PASSWORD, { source: 'api', status: 401 });
    should(failureWords(speaking('en-US'), error)).equal('wrong username or password');
  });

  it('says what the error says first, where that is short', () => {
    const error = failed('CAMUNDA_CONFIG', sentence`${'Token URL'} is missing. Enter it in the cluster node`);
    should(failureWords(speaking('en-US'), error)).equal('Token URL is missing');
    should(failureWords(speaking('de'), error)).equal('Token URL fehlt');
  });

  it('cuts a long host', () => {
    const error = failed('CAMUNDA_UNAVAILABLE', LONG, { url: 'https://bru-2.api.a-very-long-name.example/' });
    should(failureWords(speaking('en-US'), error))
      .match(/^not reachable: bru-2\.api\.a-very-/)
      .and.have.length(36);
  });

  it('says nothing of an address that is none', () => {
    should(failureWords(speaking('en-US'), failed('CAMUNDA_TIMEOUT', LONG, { url: 'x' }))).equal('timed out');
  });
});
