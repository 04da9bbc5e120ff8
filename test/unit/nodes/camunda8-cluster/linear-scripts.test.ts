import should from 'should';
import { readConsoleFields } from '../../../../nodes/camunda8-cluster/form/console-fields';
import { cpuTime } from '../../../support/cpu-time';

const LENGTH = 100_000;
const fill = (text: string) => text.repeat(LENGTH / text.length);

/** What took a browser seconds to minutes, or would by the look of the expressions. */
const pasted: [what: string, text: string][] = [
  ['a quoted value with spaces behind it', `a="x"${fill(' ')}x`],
  ['quotes and spaces in turn', `a="${fill('" ')}x`],
  ['quotes alone', `a="${fill('"')}x`],
  ['commas behind a quote', `a="x"${fill(' ,')}x`],
  ['spaces before a comment that is none', `a=x${fill(' ')}x`],
  ['number signs', `a=${fill(' x#')}`],
  ['a line separator behind spaces', `a=${fill(' ')}\u2028x`],
  ['spaces before a name', `${fill(' ')}=`],
  ['spaces behind a name', `a${fill(' ')}`],
  ['set with quotes', `set "${fill('" ')}x`],
  ['set with spaces', `set ${fill(' ')}`],
  ['a long name above many lines', `${fill('a')}:\n${fill(' a:1\n')}`],
  [
    'lines that are each deeper',
    Array.from({ length: 440 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ],
  ['empty lines', fill('\r\n')],
  ['an address without an end', `ZEEBE_ADDRESS=${fill('a-')}`],
  ['an address of dots', `ZEEBE_REST_ADDRESS=https://${fill('a.')}`],
  ['backslashes', `a=${fill('\\')}:`],
  ['less-than signs', `a=${fill('<')}>x`],
];

describe('What is pasted into the form of the cluster is read at once', () => {
  for (const [what, text] of pasted) {
    it(`where it is 100 KB of ${what}`, () => {
      const elapsed = cpuTime();
      readConsoleFields(text);
      should(elapsed()).be.below(1_000);
    });
  }

  it('and no further than its first 100,000 characters', () => {
    const text = (spaces: number) => `${' '.repeat(spaces)}\nCAMUNDA_REST_ADDRESS=http://camunda`;
    should(readConsoleFields(text(90_000))).have.property('restAddress', 'http://camunda');
    should(readConsoleFields(text(100_000))).eql({});
  });
});
