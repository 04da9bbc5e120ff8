type Item = Record<string, unknown>;

/** A filter, and the names of the tasks that it finds. */
export type FilterRow = readonly [filter: Item, names: readonly string[]];

/** Which tasks have a value below, at and above another one, and which have none. */
interface Range {
  below?: readonly string[];
  at: readonly string[];
  above?: readonly string[];
  none?: readonly string[];
}

/** Every operator for a number or a date, beside the value `at`. */
export function rangeRows(field: string, value: unknown, range: Range): FilterRow[] {
  const { below = [], at, above = [], none = [] } = range;
  const rows: Record<string, [asked: unknown, names: readonly string[]]> = {
    $eq: [value, at],
    $neq: [value, [...below, ...above, ...none]],
    $exists: [true, [...below, ...at, ...above]],
    $in: [[value], at],
    $gt: [value, above],
    $gte: [value, [...at, ...above]],
    $lt: [value, below],
    $lte: [value, [...below, ...at]],
  };
  const operators = Object.entries(rows).map(
    ([operator, [asked, names]]): FilterRow => [{ [field]: { [operator]: asked } }, names],
  );
  return [[{ [field]: value }, at], ...operators];
}

/** Which tasks have a text, another one, and none. */
interface Text {
  is: readonly string[];
  other?: readonly string[];
  none?: readonly string[];
}

/** Every operator for a text, beside `value`. @param pattern with wildcards, that fits this value alone */
export function textRows(field: string, value: string, pattern: string, text: Text): FilterRow[] {
  const { is, other = [], none = [] } = text;
  return [
    [{ [field]: value }, is],
    [{ [field]: { $eq: value } }, is],
    [{ [field]: { $neq: value } }, [...other, ...none]],
    [{ [field]: { $exists: true } }, [...is, ...other]],
    [{ [field]: { $exists: false } }, none],
    [{ [field]: { $in: [value] } }, is],
    [{ [field]: { $like: pattern } }, is],
  ];
}
