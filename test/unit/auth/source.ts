import { CredentialSource } from '../../../src/auth/credential-source';
import { type Grant, GrantFailure } from '../../../src/auth/grant';
import { Pace } from '../../../src/auth/pace';
import { CamundaError } from '../../../src/errors';
import { type Sentence, sentence } from '../../../src/sentence';
import { FakeClock } from '../../support/fake-clock';

export type Answer = (signal: AbortSignal) => Promise<Grant<string>> | Grant<string>;

export const refused: Answer = () => {
  throw new GrantFailure(new CamundaError('CAMUNDA_AUTH', sentence`The client is refused`), 'refused');
};
export const later =
  (retryAfter?: number): Answer =>
  () => {
    const cause = retryAfter === undefined ? {} : { retryAfter };
    throw new GrantFailure(new CamundaError('CAMUNDA_BUSY', sentence`Too many`, cause), 'later', retryAfter);
  };
export const final: Answer = () => {
  throw new GrantFailure(new CamundaError('CAMUNDA_TIMEOUT', sentence`Too late`), 'final');
};

/** A source of tokens that live 300 s, and what it asked and said. Where no more answers are given, it gets a token. */
export function sourceOf(...answers: Answer[]) {
  const clock = new FakeClock();
  const warnings: string[] = [];
  const asked: number[] = [];
  const grant: Answer = () => ({ value: `token ${asked.length}`, life: 300_000 });
  const request = async (signal: AbortSignal) => {
    asked.push(clock.monotonic());
    return (answers.shift() ?? grant)(signal);
  };
  const warn = (words: Sentence) => void warnings.push(String(words));
  const source = new CredentialSource<string>({ request, clock, pace: new Pace(), warn });
  return { clock, source, asked, warnings, answers };
}

export const tokenOf = async (source: CredentialSource<string>) => (await source.get()).grant.value;
export const nextTurn = () => new Promise(setImmediate);
