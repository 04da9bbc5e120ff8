/** Milliseconds of CPU since a moment: what a test may bound on a machine on which others work too. @returns the time so far */
export function cpuTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
}
