import should from 'should';
import type { Camunda } from './servers/camunda';
import type { ModeName } from './servers/modes';
import { type StartOptions, startMode } from './servers/start-mode';

/** Starts Camunda before the tests of a suite and stops it after them. The answer is for use inside tests. */
export function camundaIn(mode: ModeName, options: StartOptions = {}): () => Camunda {
  let camunda: Camunda | undefined;
  before(`start Camunda (${mode})`, async function () {
    this.timeout(10 * 60_000);
    camunda = await startMode(mode, options);
  });
  after(`stop Camunda (${mode})`, async () => {
    if (camunda === undefined) return;
    await camunda.stop();
    await should(fetch(camunda.address)).be.rejected();
  });
  return () => {
    if (camunda === undefined) throw new Error('Camunda has not been started');
    return camunda;
  };
}
