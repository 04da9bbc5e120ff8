import { attacks } from '../../promises/fuzz/attacks';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const seconds = Number(process.env.FUZZ_SECONDS ?? 300);

describe(`Node-RED under attack for ${seconds} s (seed ${seed})`, () => {
  attacks({ seed, seconds });
});
