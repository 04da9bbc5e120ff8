import should from 'should';
import { HOUR, MOST_PROCESSES } from '../../../../nodes/camunda8-sidebar/choices';
import { linesOf } from '../../../../nodes/camunda8-sidebar/form/diagram/label';
import { short } from '../../../../nodes/camunda8-sidebar/form/diagram/tokens';
import { History, parts } from '../../../../nodes/camunda8-sidebar/form/history';

// It is compiled with the types of a browser, which tests do not have.
const { figuresLine } = require('../../../../nodes/camunda8-sidebar/form/figures');

const figures = (running: number, stuck = 0) => ({ running, stuck });
const MINUTE = 60_000;

describe('Figures of the last hour', () => {
  it('are kept for an hour', () => {
    const history = new History();
    for (let minute = 0; minute < 90; minute++) history.add('p', figures(minute), minute * MINUTE);
    const [first] = history.of('p');
    should(first?.at).equal(89 * MINUTE - HOUR);
    should(history.of('p')).have.length(61);
    should(history.of('q')).eql([]);
  });

  it('take no room where they do not change', () => {
    const history = new History();
    for (let second = 0; second < 120; second += 5) history.add('p', figures(7), second * 1_000);
    should(history.of('p')).eql([
      { at: 0, ...figures(7) },
      { at: 115_000, ...figures(7) },
    ]);
  });

  it('are in parts where nobody looked in between', () => {
    const history = new History();
    for (const minute of [0, 1, 2, 20, 21]) history.add('p', figures(minute), minute * MINUTE);
    should(parts(history.of('p')).map((part) => part.map(({ running }) => running))).eql([
      [0, 1, 2],
      [20, 21],
    ]);
  });

  it('have no line while none are in a row', () => {
    const history = new History();
    for (const minute of [0, 20, 40]) history.add('p', figures(minute), minute * MINUTE);
    should(figuresLine(history.of('p'), 40 * MINUTE)).be.undefined();
  });

  it('are those of as many processes as are shown, and of the newest', () => {
    const history = new History();
    for (let process = 0; process < 3 * MOST_PROCESSES; process++) {
      history.add(String(process), figures(1), process);
    }
    should(history.of(String(2 * MOST_PROCESSES - 1))).eql([]);
    should(history.of(String(2 * MOST_PROCESSES))).have.length(1);
  });
});

describe('A name in a diagram', () => {
  it('is broken between words, and within one that is too long', () => {
    should(linesOf('Open the garden valve', 9, 5)).eql(['Open the', 'garden', 'valve']);
    should(linesOf('Gartenbewässerung', 6, 5)).eql(['Garten', 'bewäss', 'erung']);
    should(linesOf('', 9, 5)).eql([]);
  });

  it('ends with an ellipsis where there is no more room', () => {
    should(linesOf('Open the garden valve', 9, 2)).eql(['Open the', 'garden…']);
    should(linesOf('Open', 9, 1)).eql(['Open']);
  });

  it('has numbers beside it that stay short', () => {
    should([7, 999, 12_345, 3_000_000].map(short)).eql(['7', '999', '12k', '3M']);
  });
});
