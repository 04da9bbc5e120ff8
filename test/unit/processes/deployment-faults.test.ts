import should from 'should';
import { CamundaError } from '../../../src/errors';
import { inFilesWords } from '../../../src/processes/deployment-faults';
import { sentence } from '../../../src/sentence';

const BEGINNING =
  "Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n";

const XML =
  '<definitions>\n  <process id="order">\n    <task\n      bpmnElement="work" id="work" />\n  </process>\n</definitions>';
const FILES = [
  { name: 'a.bpmn', content: XML },
  { name: 'in/b.bpmn', content: Buffer.from(XML) },
  { name: 'c.form', content: '{\n}' },
];

function refusal(detail: string, more = {}): CamundaError {
  const cause = { status: 400, source: 'api', title: 'INVALID_ARGUMENT', detail, ...more } as const;
  return new CamundaError('CAMUNDA_INVALID', sentence`No`, cause);
}

const said = (words: string) => String(inFilesWords(refusal(BEGINNING + words), FILES));

describe('A refusal of files', () => {
  for (const [what, words, expected] of [
    [
      'names the line of the element that Camunda names',
      "'a.bpmn': - Element: work\n    - ERROR: Must have a type\n    - ERROR: Must have a name\n",
      'Correct a.bpmn, line 4 (work): Must have a type',
    ],
    [
      'names the first of several files',
      "'in/b.bpmn': - Element: order\n    - ERROR: Must have a start event\n'a.bpmn': - Element: work\n    - ERROR: Must have a type\n",
      'Correct in/b.bpmn, line 2 (order): Must have a start event',
    ],
    [
      'names the element alone where the file has none of that id',
      "'a.bpmn': - Element: other\n    - ERROR: Must have a type\n",
      'Correct a.bpmn at other: Must have a type',
    ],
    [
      'names the line that Camunda names of XML, as a real 8.6.0 does',
      "'a.bpmn': Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element 'nonsense'.",
      "Correct a.bpmn, line 1: cvc-elt.1.a: Cannot find the declaration of element 'nonsense'.",
    ],
    [
      'names the line that Camunda names of JSON',
      '\'c.form\': Unexpected character at [Source: (byte[])"x"; line: 2, column: 1]',
      'Correct c.form, line 2: Unexpected character at [Source: (byte[])"x"; line: 2, column: 1]',
    ],
    [
      'names the file alone where nothing says more',
      "'c.form': Expected the form id to be present, but none given",
      'Correct c.form: Expected the form id to be present, but none given',
    ],
    [
      'is in Camunda’s words where no file is named as one is',
      "Duplicated process id in resources 'a.bpmn' and 'in/b.bpmn'",
      "Camunda refuses these files: Duplicated process id in resources 'a.bpmn' and 'in/b.bpmn'",
    ],
  ] as const) {
    it(what, () => {
      should(said(words)).equal(`CamundaError: ${expected}`);
    });
  }

  it('keeps its code and what is known of it', () => {
    const error = inFilesWords(refusal(`${BEGINNING}'c.form': no`), FILES) as CamundaError;
    should(error).match({ code: 'CAMUNDA_INVALID', cause: { status: 400, title: 'INVALID_ARGUMENT' } });
  });

  it('stays as it is where it is not about a file', () => {
    const others = [
      refusal('Expected a tenant'),
      refusal(`${BEGINNING}'a.bpmn': no`, { status: 500 }),
      new Error('no'),
    ];
    for (const other of others) should(inFilesWords(other, FILES)).equal(other);
  });
});
