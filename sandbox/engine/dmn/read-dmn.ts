import { DmnModdle } from 'dmn-moddle';
import { type Fault, FileFault } from '../model/faults';
import { extensions, type Moddle, many, one, text } from '../model/moddle';
import { AGGREGATIONS, type DecisionModel, type DecisionTable, type DrgModel, HIT_POLICIES } from './model';

/**
 * The decisions of a DMN file.
 * @throws FileFault with Zeebe's words: it is no DMN, or has what the engine cannot evaluate
 */
export async function readDmn(xml: string): Promise<DrgModel> {
  const root = await parse(xml);
  const read = many(root, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision');
  const faults: Fault[] = [];
  const decisions = new Map(
    read.flatMap((decision) => {
      const model = readDecision(decision);
      if (model) return [[model.id, model] as const];
      faults.push({
        element: decision.id ?? '',
        message: 'Must be a decision table with a hit policy of DMN, or a literal expression',
      });
      return [];
    }),
  );
  for (const { id, requires } of decisions.values()) {
    const missing = requires.filter((required) => !decisions.has(required));
    for (const required of missing)
      faults.push({ element: id, message: `Requires '${required}', which is not in the file` });
  }
  if (read.length === 0)
    faults.push({ element: root.id ?? 'definitions', message: 'Must contain at least one decision' });
  if (faults.length > 0) throw new FileFault(faults);
  return { id: root.id ?? '', name: root.name ?? '', decisions };
}

async function parse(xml: string): Promise<Moddle> {
  try {
    return (await new DmnModdle().fromXML(xml)).rootElement;
  } catch (error) {
    throw new FileFault(
      `Failed to parse DMN: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`,
    );
  }
}

function readDecision(decision: Moddle): DecisionModel | undefined {
  const logic = readLogic(one(decision, 'decisionLogic'));
  if (!logic) return undefined;
  const id = decision.id ?? '';
  return {
    id,
    name: decision.name ?? id,
    // dmn-moddle knows nothing of Zeebe's elements, and keeps their names as they stand in the file.
    versionTag: text(
      extensions(decision).find(({ $type }) => $type === 'zeebe:versionTag'),
      'value',
    ),
    variable: text(one(decision, 'variable'), 'name') ?? id,
    logic,
    requires: many(decision, 'informationRequirement').flatMap((requirement) => {
      const href = text(one(requirement, 'requiredDecision'), 'href');
      return href === undefined ? [] : [href.replace(/^#/, '')];
    }),
  };
}

function readLogic(logic: Moddle | undefined): DecisionModel['logic'] | undefined {
  if (logic?.$type === 'dmn:DecisionTable') return readTable(logic);
  if (logic?.$type !== 'dmn:LiteralExpression') return undefined;
  return { kind: 'literal', expression: text(logic, 'text') ?? 'null' };
}

function readTable(table: Moddle): DecisionTable | undefined {
  const hitPolicy = HIT_POLICIES.find((known) => known === (text(table, 'hitPolicy') ?? 'UNIQUE'));
  if (!hitPolicy) return undefined;
  return {
    kind: 'table',
    hitPolicy,
    aggregation: AGGREGATIONS.find((known) => known === text(table, 'aggregation')),
    inputs: many(table, 'input').map((input) => {
      const expression = text(one(input, 'inputExpression'), 'text') ?? '';
      return { id: input.id ?? '', name: text(input, 'label') ?? expression, expression };
    }),
    outputs: many(table, 'output').map((output) => ({
      id: output.id ?? '',
      name: output.name ?? '',
      label: text(output, 'label') ?? output.name ?? '',
      values: valuesOf(text(one(output, 'outputValues'), 'text')),
      defaultEntry: text(one(output, 'defaultOutputEntry'), 'text'),
    })),
    rules: many(table, 'rule').map((rule, index) => ({
      id: rule.id ?? '',
      index: index + 1,
      inputs: many(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? '-'),
      outputs: many(rule, 'outputEntry').map((entry) => text(entry, 'text') ?? 'null'),
    })),
  };
}

/** The parts of `"a","b"`. */
function valuesOf(list = ''): string[] {
  return Array.from(list.matchAll(/"([^"]*)"|[^",\s]+/g), ([whole, quoted]) => quoted ?? whole);
}
