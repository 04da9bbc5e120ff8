import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { dmn, literal, table } from '../../../support/bpmn/dmn';
import { type Item, rightLogin, type Session, type Vendor } from '../vendors/vendor';

const DECISIONS = dmn(
  table(
    'dress',
    {
      inputs: ['warmth'],
      outputs: ['top', 'hat'],
      rules: [
        ['< 10', '"Mäntelchen"', 'true'],
        ['>= 10', '"shirt"', 'false'],
      ],
    },
    'warmth',
  ),
  literal('warmth', 'degrees - wind'),
);

/** Decisions by themselves. */
export function decisionSuite(vendor: Vendor): void {
  describe('decisions', () => {
    let sandbox: Sandbox;
    let session: Session;

    before(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      await sandbox.engine.deploy([{ name: 'dress.dmn', content: DECISIONS }]);
      session = await vendor.connect(rightLogin(sandbox));
    });
    after(() => sandbox.close());

    const deployed = (id: string) => sandbox.engine.definitions.decisions.find(id, '<default>');

    async function shouldDress(which: Item, variables: Item, output: Item) {
      const answer = await session.evaluate({ ...which, variables });
      should(JSON.parse(String(answer.output))).eql(output);
      return answer;
    }

    it('are made by their id, with all that they need', async () => {
      const answer = await shouldDress(
        { decisionDefinitionId: 'dress' },
        { degrees: 12, wind: 5 },
        { top: 'Mäntelchen', hat: true },
      );
      should(answer).match({
        decisionDefinitionId: 'dress',
        decisionDefinitionName: 'Name of dress',
        decisionDefinitionKey: deployed('dress')?.key,
        decisionRequirementsId: 'house',
        decisionRequirementsKey: deployed('dress')?.drg.key,
      });
      should(Number(answer.decisionDefinitionVersion)).equal(1);
      const evaluated = answer.evaluatedDecisions as Item[];
      should(evaluated.map(({ decisionDefinitionId }) => decisionDefinitionId)).eql(['warmth', 'dress']);
      should(evaluated[0]).have.properties({ output: '7', decisionDefinitionType: 'LITERAL_EXPRESSION' });
      should(evaluated[1]).match({
        decisionDefinitionType: 'DECISION_TABLE',
        evaluatedInputs: [{ inputName: 'warmth', inputValue: '7' }],
        matchedRules: [
          {
            ruleId: 'dress-rule1',
            evaluatedOutputs: [{ outputName: 'top', outputValue: '"Mäntelchen"' }, { outputValue: 'true' }],
          },
        ],
      });
    });

    it('are made by their key', () =>
      shouldDress(
        { decisionDefinitionKey: deployed('dress')?.key },
        { degrees: 20, wind: 0 },
        { top: 'shirt', hat: false },
      ));

    it('leave a record each', () => {
      should([...sandbox.engine.store.decisionInstance.values()]).have.length(4);
    });

    it('are refused where nobody knows them', () =>
      should(session.evaluate({ decisionDefinitionId: 'nobody', variables: {} })).be.rejectedWith({
        status: 404,
      }));
  });
}
