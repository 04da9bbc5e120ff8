import { entities, entityWithId } from '../../src/entities/entities';
import type { Entity } from '../../src/entities/entity';
import type { FilterProperty } from '../common/choices/filter-property';
import type { EditorNode } from '../common/form/editor-node';
import { currentValue } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { suggestInRows } from '../common/form/model/suggest-rows';
import { prepareFilterRows } from '../common/form/search/filter-rows';
import { filtersValidator } from '../common/form/search/filter-validator';
import { valuesOf } from '../common/form/search/form-values';
import { prepareFreeJson, queryValidator } from '../common/form/search/query';
import { prepareRequestView } from '../common/form/search/request-view';
import { limitValidator, pageSizeValidator, prepareResult } from '../common/form/search/result';
import { prepareSortRows } from '../common/form/search/sort-rows';
import { prepareSuggestions } from '../common/form/search/suggestions';
import { prepareTrial } from '../common/form/search/trial';
import { textsOf } from '../common/form/texts';
import { DEFAULT_ENTITY } from './choices';
import { ChosenEntity, entityForm, prepareEntity } from './form/entity';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const TYPE = 'camunda8-search';

const text = textsOf(TYPE);

/** Of a flow that was written by hand: what it searches may be anything. */
function entityOf(node: EditorNode): Entity | undefined {
  return entityWithId(currentValue(node, 'entity') || DEFAULT_ENTITY);
}

const entityOrFirst = (node: EditorNode): Entity => entityOf(node) ?? (entities[0] as Entity);

let opened: ChosenEntity | undefined;

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  const chosen = new ChosenEntity(entityOrFirst(node));
  const form = entityForm(TYPE, text, chosen);
  opened = chosen;
  prepareForm(node);
  prepareFilterRows(node, form);
  prepareSortRows(node, form);
  const view = prepareRequestView(node, form);
  prepareFreeJson(node, form, view);
  prepareTrial(node, form, view);
  const beginSuggestions = prepareSuggestions(node, form, view);
  prepareResult(node, text);
  prepareEntity(node, form, chosen, beginSuggestions);
  suggestInRows(node, form, ['BPMN', 'DMN']);
}

/** For `oneditsave`. */
export function save(node: EditorNode): void {
  const form = entityForm(TYPE, text, opened ?? new ChosenEntity(entityOrFirst(node)));
  const { filters, sort } = valuesOf(node, form);
  Object.assign(node, { filters, sort });
}

/** For `label`: what is searched, where the node has no name. */
export function label(node: EditorNode): string {
  const entity = entityWithId(node.entity ?? DEFAULT_ENTITY);
  return entity ? text(`entity.${entity.id}`) : text('paletteLabel');
}

/** For `outputLabels`. */
export function outputLabel({ output = 'array' }: EditorNode): string {
  return text(`output.${output}`);
}

export function validateFilters(
  this: EditorNode,
  filters: FilterProperty[] | undefined,
  options: object,
): true | string {
  const form = entityForm(TYPE, text, new ChosenEntity(entityOrFirst(this)));
  return filtersValidator(form).call({ freeJson: this.freeJson }, filters, options);
}

export const validateQuery = queryValidator(text);

export const validateLimit = limitValidator(text);

export const validatePageSize = pageSizeValidator(text);
