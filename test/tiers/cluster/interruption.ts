/** Ctrl-C leaves nothing on a cluster either. @param remove takes back what was made, and throws what it could not */
export function whenInterrupted(remove: () => Promise<unknown>): void {
  const end = async (signal: number) => {
    console.log('Removing what was made on the cluster ...');
    await remove().catch((error) => console.error(error.message));
    process.exit(128 + signal);
  };
  process.once('SIGINT', () => void end(2));
  process.once('SIGTERM', () => void end(15));
}
