import type { Modification, MoveInstruction, TerminateInstruction } from '../../engine/run/modification';
import type { SandboxRequest } from '../../http';
import { integer, key, list, object, since, text, variables, word } from '../body';
import { checkOne, checkRequired } from '../commands';

const VARIABLE_INSTRUCTIONS = list(object({ variables, scopeId: text }));

/** What `modification` is given. */
export const MODIFICATION = object({
  operationReference: integer,
  activateInstructions: list(
    object({
      elementId: text,
      variableInstructions: VARIABLE_INSTRUCTIONS,
      ancestorElementInstanceKey: key,
    }),
  ),
  terminateInstructions: list(object({ elementInstanceKey: key, elementId: since('8.9', text) })),
  moveInstructions: since(
    '8.9',
    list(
      object({
        sourceElementInstruction: object({
          sourceType: word('byId', 'byKey'),
          sourceElementId: text,
          sourceElementInstanceKey: key,
        }),
        targetElementId: text,
        ancestorScopeInstruction: object({
          ancestorScopeType: word('direct', 'inferred', 'sourceParent'),
          ancestorElementInstanceKey: key,
        }),
        variableInstructions: VARIABLE_INSTRUCTIONS,
      }),
    ),
  ),
});

type Body = ReturnType<typeof MODIFICATION>;
type Move = NonNullable<Body['moveInstructions']>[number];
type VariableInstructions = NonNullable<Move['variableInstructions']>;

/** @throws Refused with 400 that names what is missing */
export function checkModification(
  request: SandboxRequest,
  { activateInstructions = [], terminateInstructions = [], moveInstructions = [] }: Body,
): void {
  for (const { elementId, variableInstructions } of activateInstructions) {
    checkRequired(request, { elementId });
    checkVariables(request, variableInstructions);
  }
  for (const instruction of terminateInstructions) {
    if (instruction.elementId === undefined)
      checkRequired(request, { elementInstanceKey: instruction.elementInstanceKey });
    else checkOne(request, instruction, ['elementInstanceKey', 'elementId']);
  }
  for (const {
    sourceElementInstruction: source,
    targetElementId,
    variableInstructions,
  } of moveInstructions) {
    checkRequired(request, { sourceElementInstruction: source, targetElementId });
    checkOne(request, source ?? {}, ['sourceElementId', 'sourceElementInstanceKey']);
    checkVariables(request, variableInstructions);
  }
}

function checkVariables(request: SandboxRequest, instructions: VariableInstructions = []): void {
  for (const instruction of instructions) checkRequired(request, { variables: instruction.variables });
}

/** As the engine takes it. */
export function modificationOf(body: Body): Modification {
  return {
    activateInstructions: body.activateInstructions?.map(
      ({ elementId = '', variableInstructions, ancestorElementInstanceKey }) => ({
        ...{ elementId, ancestorElementInstanceKey },
        variableInstructions: variableInstructionsOf(variableInstructions),
      }),
    ),
    terminateInstructions: body.terminateInstructions?.map(
      ({ elementId, elementInstanceKey = '' }): TerminateInstruction =>
        elementId === undefined ? { elementInstanceKey } : { elementId },
    ),
    moveInstructions: body.moveInstructions?.map(moveOf),
  };
}

function moveOf({
  sourceElementInstruction = {},
  targetElementId = '',
  ancestorScopeInstruction = {},
  variableInstructions,
}: Move): MoveInstruction {
  const { sourceElementId = '', sourceElementInstanceKey } = sourceElementInstruction;
  const { ancestorScopeType, ancestorElementInstanceKey } = ancestorScopeInstruction;
  return {
    ...(sourceElementInstanceKey === undefined ? { sourceElementId } : { sourceElementInstanceKey }),
    targetElementId,
    isInSourceParent: ancestorScopeType === 'sourceParent',
    ancestorElementInstanceKey,
    variableInstructions: variableInstructionsOf(variableInstructions),
  };
}

function variableInstructionsOf(instructions: VariableInstructions = []) {
  return instructions.map(({ variables: own = {}, scopeId = '' }) => ({ variables: own, scopeId }));
}
