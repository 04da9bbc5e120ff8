import type { Outcome, Sent, State, Victim } from './victim';

/** Milliseconds. A message is to cost 1 s at most; a slow machine with others at work takes up to three times as long. */
const LONGEST_BLOCK = 3_000;
/** Bytes after a garbage collection: three times what Node-RED has with these flows. */
const HEAP = 200 * 1024 * 1024;
/** Characters of an error, and of a status. */
const LONGEST_ERROR = 2_500;
const LONGEST_STATUS = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;

/** A promise that is not kept. */
export class BrokenPromise extends Error {
  /** Whether this Node-RED goes on breaking it, whatever it gets next. */
  readonly isLasting: boolean;
  /** Places in the batch of what has broken it, as far as that is known. */
  readonly places: number[];

  constructor(
    words: string[],
    { isLasting = false, places = [] }: { isLasting?: boolean; places?: number[] } = {},
  ) {
    super(words.join('\n'));
    this.isLasting = isLasting;
    this.places = places;
  }
}

/** Promises about all that Node-RED does. */
function brokenForGood({ heapUsed, isPolluted }: State, log: string, secrets: readonly string[]): string[] {
  const broken: string[] = [];
  if (heapUsed > HEAP) broken.push(`Node-RED holds ${Math.round(heapUsed / 1024 / 1024)} MB`);
  if (isPolluted) broken.push('a prototype was touched');
  if (/uncaught|unhandled/i.test(log))
    broken.push(`the log tells of what nobody caught:\n${log.slice(-3_000)}`);
  for (const secret of secrets) if (log.includes(secret)) broken.push('a secret is in the log');
  return broken;
}

function brokenByAll({ longestBlock, statuses }: State): string[] {
  const broken: string[] = [];
  if (longestBlock > LONGEST_BLOCK) broken.push(`Node-RED stood still for ${longestBlock} ms`);
  for (const status of statuses) {
    if (status.length > LONGEST_STATUS)
      broken.push(`a status has ${status.length} characters: ${status.slice(0, 60)}`);
    if (CONTROL.test(status))
      broken.push(`a status has control characters: ${JSON.stringify(status.slice(0, 60))}`);
  }
  return broken;
}

function brokenBySending({ sends }: Sent, { code, sent }: Outcome): string[] {
  const most = sends === 'one' && code !== undefined ? 0 : 1;
  const least = sends === 'one' && code === undefined ? 1 : 0;
  if (sends === 'any' || (sent >= least && sent <= most)) return [];
  return [`was sent ${sent} times${code ? ', and ended in an error' : ''}`];
}

function brokenByOne(message: Sent, outcome: Outcome): string[] {
  const { ends, isMissing, code, message: words = '', length = 0, leaks = [] } = outcome;
  if (isMissing) return ['went to a node that could not be made'];
  const broken = brokenBySending(message, outcome);
  if (ends !== 1) broken.push(`ended ${ends} times`);
  if (code !== undefined && !code.startsWith('CAMUNDA_')) broken.push(`failed with ${code}: ${words}`);
  if (length > LONGEST_ERROR) broken.push(`has an error of ${length} characters`);
  if (leaks.length > 0) broken.push(`has secrets in its error: ${words}`);
  if (CONTROL.test(words)) broken.push(`has control characters in its error: ${JSON.stringify(words)}`);
  return broken;
}

/** @throws BrokenPromise that names every promise which the batch has broken */
export function keepPromises(victim: Victim, state: State, sent: Sent[], secrets: readonly string[]): void {
  const lasting = brokenForGood(state, victim.log, secrets);
  const broken = [...lasting, ...brokenByAll(state)];
  const places = new Set<number>();
  for (const [index, outcome] of state.outcomes.entries()) {
    const message = sent[index];
    const words = message ? brokenByOne(message, outcome) : [];
    if (message && words.length > 0) places.add(message.place);
    broken.push(...words.map((one) => `message ${index} to node ${message?.place} ${one}`));
  }
  if (broken.length > 0)
    throw new BrokenPromise(broken, { isLasting: lasting.length > 0, places: [...places] });
}
