import type { WidgetTypedInputType } from '@node-red/editor-client';
import type { Entity } from '../../../../src/entities/entity';
import type { FilterProperty } from '../../choices/filter-property';
import type { RequestPreview } from '../../choices/search-answers';
import type { Texts } from '../texts';

/** What is of one node in a form with filter rows. */
export interface FilterForm {
  text: Texts;
  /** Whose fields the rows have, and what values of them are suggested. */
  entity: Entity;
  /** Fields that a row offers; see `fieldChoices`. */
  fields: readonly string[];
  /** Types of the value of a row, `date` left aside, which the dates have. */
  valueTypes: readonly WidgetTypedInputType[];
  /** What a new row begins with. */
  newFilter: FilterProperty;
  /** What it begins with where a row has that field already; absent: the same. */
  nextFilter?: FilterProperty;
  /** What this node alone says against a row, in words. @param row its number, from 1 */
  objection?(filter: FilterProperty, row: number): string | undefined;
  /** What this node alone makes of what is known of the cluster. */
  hear?(known: Pick<RequestPreview, 'version'>): void;
  /** The node type whose runtime answers the form's questions. */
  asked: string;
}
