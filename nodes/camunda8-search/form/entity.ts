import { entityWithId } from '../../../src/entities/entities';
import { constantsOf, type Entity } from '../../../src/entities/entity';
import { rankOf } from '../../../src/version';
import type { FilterProperty } from '../../common/choices/filter-property';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { fieldChoices } from '../../common/form/search/field-choices';
import type { FilterForm } from '../../common/form/search/filter-form';
import { readFilterRows } from '../../common/form/search/filter-rows';
import { disable } from '../../common/form/search/lacking';
import { replaceRows } from '../../common/form/search/row-list';
import { readSortRows } from '../../common/form/search/sort-rows';
import type { Texts } from '../../common/form/texts';

// What is searched: rows, suggestions and sorts are those of the entity that is chosen at the moment.

/** The entity of a form that can change while it is open. */
export class ChosenEntity {
  entity: Entity;
  /** The latest version that was heard of; absent before. */
  version?: string | undefined;
  /** Told of each version. */
  onVersion?: () => void;

  constructor(entity: Entity) {
    this.entity = entity;
  }
}

/** A row for the field that people ask for most, or for the one that comes after it. */
function rowFor(entity: Entity, place: number): FilterProperty {
  const names = Object.keys(entity.suggest);
  const field = names[place] ?? names[0] ?? '';
  const value = place === 0 ? (constantsOf(entity, field)?.[0] ?? '') : '';
  return { field, operator: '$eq', value, valueType: 'str' };
}

/** The form, which looks at the entity whenever it is asked. */
export function entityForm(asked: string, text: Texts, chosen: ChosenEntity): FilterForm {
  return {
    text,
    get entity() {
      return chosen.entity;
    },
    get fields() {
      return fieldChoices(chosen.entity);
    },
    get newFilter() {
      return rowFor(chosen.entity, 0);
    },
    get nextFilter() {
      return rowFor(chosen.entity, 1);
    },
    hear: ({ version }) => {
      chosen.version = version;
      chosen.onVersion?.();
    },
    valueTypes: ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'],
    asked,
  };
}

/**
 * For `oneditprepare`, after the rows: another entity has other rows, and those of the one before come back with it.
 * @param begin tells the suggestions that they are for another entity
 */
export function prepareEntity(
  node: EditorNode,
  form: FilterForm,
  chosen: ChosenEntity,
  begin: () => void,
): void {
  const select = fieldOf(node, 'entity');
  const kept = new Map<Entity, ReturnType<typeof rowsNow>>();
  const rowsNow = () => ({ filters: readFilterRows(node, form), sort: readSortRows(node) });

  function showLacking(): void {
    const { version } = chosen;
    disable(select, form.text, (id) => {
      const since = entityWithId(id)?.since ?? '';
      return version !== undefined && rankOf(version) < rankOf(since) ? since : undefined;
    });
  }

  select.on('change', () => {
    const entity = entityWithId(select.val());
    showLacking();
    if (!entity || entity === chosen.entity) return;
    kept.set(chosen.entity, rowsNow());
    chosen.entity = entity;
    const { filters, sort } = kept.get(entity) ?? { filters: [], sort: [] };
    begin();
    replaceRows(fieldOf(node, 'filters-list'), filters);
    replaceRows(fieldOf(node, 'sort-list'), sort);
  });
  chosen.onVersion = showLacking;
}
