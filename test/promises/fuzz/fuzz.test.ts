import { attacks } from './attacks';

/** The same each time, so that a change of ours alone makes it fail. */
const SEED = 20_261_128;
const SECONDS = 12;

describe(`Node-RED under attack for a few seconds (seed ${SEED})`, () => {
  attacks({ seed: SEED, seconds: SECONDS });
});
