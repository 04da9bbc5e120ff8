/**
 * Does something with each of several things, a few at once.
 * @param most how many are under way at the same time
 * @throws the first failure; what is under way then goes on
 */
export async function forEachAtOnce<T>(
  things: readonly T[],
  most: number,
  action: (thing: T) => Promise<void>,
): Promise<void> {
  const left = things.values();
  const work = async () => {
    for (const thing of left) await action(thing);
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, work));
}
