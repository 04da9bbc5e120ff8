/**
 * Rejections of promises that nobody hears of, while a suite runs: they end Node-RED, and mocha lets them pass.
 * To be called inside `describe`.
 */
export function unhandledRejections(): unknown[] {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  before(() => void process.on('unhandledRejection', note));
  after(() => void process.off('unhandledRejection', note));
  return unhandled;
}
