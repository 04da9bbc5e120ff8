import fc from 'fast-check';
import { readConsoleFields } from '../../../nodes/camunda8-cluster/form/console-fields';
import { readProcesses } from '../../support/making/make-flow';
import { BrokenPromise } from './promises';
import { jsonText, lengthOf, type Recipe } from './recipe';
import { batchOf, longText, text } from './values';
import type { Family } from './world';

/** Milliseconds for one text, in a browser of a slow machine. */
const LONGEST = 3_000;
/** Texts of one batch, their pieces, and characters of all. */
const MOST = 20;
const MOST_PIECES = 8;
const BUDGET = 10_000_000;

const LINES = [
  ...[
    "export CAMUNDA_CLIENT_ID='a'\n",
    'set "ZEEBE_ADDRESS=a.bru-2.zeebe.camunda.io:443"\r\n',
    '$Env:A = "b"\n',
  ],
  ...[
    '      - CAMUNDA_CLIENT_SECRET=a\n',
    '  "ZEEBE_REST_ADDRESS": "https://a",\n',
    'export __proto__=x\n',
    'a="x"',
  ],
];

const pieces: fc.Arbitrary<Recipe[]> = fc.array(fc.oneof(fc.constantFrom<Recipe>(...LINES), text, longText), {
  minLength: 1,
  maxLength: MOST_PIECES,
});

/** A gateway to which very many flows lead, with as many conditions after it. */
const BPMN: Recipe[] = [
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><parallelGateway id="g"/>',
  { $: 'long', unit: '<sequenceFlow sourceRef="a" targetRef="g"/>', count: 20_000 },
  {
    $: 'long',
    unit: '<sequenceFlow sourceRef="g"><conditionExpression>=a</conditionExpression></sequenceFlow>',
    count: 15_000,
  },
  '</process></definitions>',
];

/** What somebody has pasted into the form of a cluster, or chosen as the file of a process. */
export const pasted: Family<Recipe[]> = {
  name: 'pasted texts of any shape',
  batches: batchOf(pieces, MOST, BUDGET, lengthOf),
  known: [[['a="x"', { $: 'long', unit: ' ', count: 100_000 }]], [BPMN]],
  attack: async (_world, batch) => {
    for (const [place, one] of batch.entries()) {
      const whole = one.map((piece) => JSON.parse(jsonText(piece))).join('');
      const began = performance.now();
      readConsoleFields(whole);
      readProcesses(whole);
      const milliseconds = Math.round(performance.now() - began);
      if (milliseconds > LONGEST)
        throw new BrokenPromise([`the form stands still for ${milliseconds} ms`], { places: [place] });
    }
  },
};
