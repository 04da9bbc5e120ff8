import should from 'should';
import { largestAnswer } from '../../../src/http/bounds';

const MIB = 1024 * 1024;

describe('The largest answer', () => {
  it('has 16 MiB, less on a small heap, and never less than 1 MiB', () => {
    should(largestAnswer(4_096 * MIB)).equal(16 * MIB);
    should(largestAnswer(1_024 * MIB)).equal(16 * MIB);
    should(largestAnswer(256 * MIB)).equal(4 * MIB);
    should(largestAnswer(16 * MIB)).equal(MIB);
  });
});
