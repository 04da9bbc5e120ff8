/** Puts a row in its place of a list. What is there already is not touched: the keyboard may be on it. */
export function putAt(list: JQuery, place: number, row: JQuery): void {
  const [element] = row;
  const there = list.children()[place] ?? null;
  if (element && there !== element) list[0]?.insertBefore(element, there);
}
