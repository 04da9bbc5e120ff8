import { isKept, type Killed, killedStart, type Told } from './killed-start';

/** What came of each, in their order. @param atOnce starts that run at the same time */
export async function killedStarts(all: readonly Killed[], atOnce: number): Promise<Told[]> {
  const told: Told[] = [];
  const left = all.entries();
  const work = async () => {
    for (const [place, killed] of left) told[place] = await killedStart(killed);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return told;
}

/** In a line, for the evidence and for whoever looks for the one that failed. */
export function lineOf({ of, start, context, signal, from, after, seed }: Killed, told: Told): string {
  const { lost, messages, repeated, marked, unmarked, hadPolled, wasWritten } = told;
  const moment = `${signal} ${after} ms after the ${from}`;
  const state = wasWritten ? 'written' : hadPolled ? 'not written yet' : 'not begun';
  const counts = `${messages} told, ${repeated} repeated, ${marked} marked, ${unmarked} repeated unmarked`;
  return `${of}, ${start} ${context} ${moment} (${state}, seed ${seed}): ${counts}, lost: ${lost.join(', ') || 'nothing'}`;
}

/** What is wrong with one of them; undefined where nothing is. */
export function complaint(killed: Killed, told: Told): string | undefined {
  const isRight =
    told.lost.length === 0 &&
    // What the help says of a store that is written late: before its first write the node begins anew.
    (told.wasWritten || !told.hadPolled || !isKept(killed)) &&
    (told.unmarked === 0 || !told.wasWritten);
  return isRight ? undefined : lineOf(killed, told);
}
