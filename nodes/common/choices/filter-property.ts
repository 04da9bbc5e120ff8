/**
 * A row of the form: field with its newest /v2 name, operator, and a typed value. The type `relative` is ours: a time from
 * now, such as `P2D`.
 */
export interface FilterProperty {
  field: string;
  operator: string;
  value: string;
  valueType: string;
}
