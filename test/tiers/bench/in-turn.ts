/** Another order each round: who always came after the same one would have to live with its garbage. */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  const turned = [...all.slice(first), ...all.slice(0, first)];
  return round % 4 < 2 ? turned : turned.reverse();
}
