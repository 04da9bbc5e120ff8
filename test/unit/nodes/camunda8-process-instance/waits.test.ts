import should from 'should';
import { Waits } from '../../../../nodes/camunda8-process-instance/waits';
import type { Call } from '../../../../nodes/common/action-node';

describe('The status of a node that waits for processes', () => {
  const words = (key: string, { since, count }: Record<string, string>) => `${count}${key} ${since}`;
  let now: Date;
  let shown: string[];
  let waits: Waits;
  const call = { waits: (text: () => string) => void shown.push(text()) } as Call;

  beforeEach(() => {
    now = new Date(2026, 10, 29, 14, 3);
    shown = [];
    waits = new Waits({ wall: () => now.getTime() }, words);
  });

  /** A wait that goes on until it is told otherwise. */
  function begin() {
    let end = () => {};
    let tell: (state: { hasIncident: boolean }) => void = () => {};
    const over = waits.during(call, (told) => {
      tell = told;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    return {
      tell: (hasIncident: boolean) => tell({ hasIncident }),
      end: () => {
        end();
        return over;
      },
    };
  }

  it('says since when', () => {
    begin();
    should(shown).eql(['waiting 14:03']);
  });

  it('says how many wait, and since when the first does, until it has ended', async () => {
    const first = begin();
    now.setMinutes(10);
    begin();
    should(shown.at(-1)).equal('2 waiting 14:03');
    await first.end();
    should(shown.at(-1)).equal('waiting 14:10');
  });

  it('tells of an incident once, and when it is gone', () => {
    const { tell } = begin();
    for (const hasIncident of [false, true, true, false]) tell(hasIncident);
    should(shown).eql(['waiting 14:03', 'incident 14:03', 'waiting 14:03']);
  });

  it('says nothing more when nobody waits', async () => {
    await begin().end();
    should(shown).have.length(1);
  });
});
