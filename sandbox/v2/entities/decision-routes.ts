import type { DecisionInstanceDocument } from '../../exporter/documents';
import type { Route } from '../../router';
import type { Reading } from '../filter-8.8';
import { decisionDefinitions, decisionInstances, decisionRequirements } from './decisions';
import type { Item } from './entity';
import { getRoute, readRoute, searchRoute, xml } from './read-routes';

const DEFINITION = { title: 'Decision Definition', parameter: 'decisionDefinitionKey' };
const REQUIREMENTS = { title: 'Decision Requirements', parameter: 'decisionRequirementsKey' };
const INSTANCE = { title: 'Decision Instance', parameter: 'decisionEvaluationInstanceKey', isNumber: false };
const XML = { type: 'text/xml' };

/** Decisions, the files that they are in, and what they have decided. */
export function decisionRoutes(reading: Reading): Route[] {
  return [
    searchRoute(decisionDefinitions, reading),
    getRoute(decisionDefinitions, reading, DEFINITION),
    readRoute(decisionDefinitions, reading, DEFINITION, '/xml', (document) => xml(document.xml), XML),
    searchRoute(decisionRequirements, reading),
    getRoute(decisionRequirements, reading, REQUIREMENTS),
    readRoute(decisionRequirements, reading, REQUIREMENTS, '/xml', (document) => xml(document.xml), XML),
    searchRoute(decisionInstances, reading),
    getRoute(decisionInstances, reading, INSTANCE, (document) => reasonsOf(reading, document)),
  ];
}

/** What went in, and the rules that were met; since 8.9 each output says its rule. */
function reasonsOf({ version }: Reading, { evaluatedInputs, matchedRules }: DecisionInstanceDocument): Item {
  if (version === '8.8') return { evaluatedInputs, matchedRules };
  const rules = matchedRules.map((rule) => {
    const { ruleId, ruleIndex, evaluatedOutputs } = rule;
    return {
      ...rule,
      evaluatedOutputs: evaluatedOutputs.map((output) => ({ ...output, ruleId, ruleIndex })),
    };
  });
  return { evaluatedInputs, matchedRules: rules };
}
