/** The other end of a `Child`: what a process of the benchmark does when it is asked. */

/** What the benchmark wants of this process. */
export function argument<T>(): T {
  return JSON.parse(process.argv[2] ?? '');
}

/** Says that this process is ready, answers what it is asked, and ends with the benchmark. */
export function serve<Question>(ready: unknown, answer: (question: Question) => Promise<unknown>): void {
  process.on('message', async (question: Question) => {
    try {
      process.send?.({ answer: await answer(question) });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ answer: ready });
}

/** Runs the program of a process; what goes wrong ends it. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}
