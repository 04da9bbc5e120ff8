/** Puts rows into a list in their order, and takes others out. What is in its place stays: the keyboard may be on it. */
export function arrange(list: JQuery, rows: readonly HTMLElement[]): void {
  const [place] = list;
  if (!place) return;
  const [focused] = list.find(':focus');
  for (const one of Array.from(place.children)) {
    if (!rows.some((row) => row === one)) one.remove();
  }
  for (const [at, row] of rows.entries()) {
    const there = place.children[at];
    if (there !== row) place.insertBefore(row, there ?? null);
  }
  // What is moved loses it.
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
}
