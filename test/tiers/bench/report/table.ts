/** Rows of cells as text: the first column to the left, the others to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = heads.map((head, column) => Math.max(head.length, widthOf(column)));
  const cell = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  };
  const line = (cells: readonly string[]) => cells.map(cell).join('  ').trimEnd();
  return [heads, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** A number with as many places as say something: 12,345; 123; 12.3; 1.23. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (value >= 1_000) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** "1.23 x" */
export function times(ratio: number): string {
  return Number.isNaN(ratio) ? '-' : `${figure(ratio)} x`;
}
