import path from 'node:path';
import { type Demo, startDemo } from './demo/demo';
import { readOptions } from './demo/options';

/** `npm run demo`: starts everything, says where, and ends everything on Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const demo = await startDemo(path.resolve('.demo'), options);
  endWith(demo);
  const what = options.camunda === undefined ? 'Sandbox, an in-memory Camunda 8.8' : 'Camunda';
  console.log(`
  Open Node-RED with the example flows:  ${demo.url}
  Open the page "House tasks":           ${demo.url}/house-tasks
  ${`${what}:`.padEnd(38)} ${demo.camunda}
${demo.guests ? forGuests(demo.guests) : ''}
  Your changes are saved in .demo/. To start over, run npm run demo -- --fresh. To stop, press Ctrl-C.
`);
}

function forGuests({ urls, login }: NonNullable<Demo['guests']>): string {
  return `
  On a phone in the same network, open one of these:
${urls.map((url) => `    ${url}/house-tasks`).join('\n')}
  Username: ${login.user}   Password: ${login.password}

  Careful: everybody in your network can now reach this Node-RED. Anyone with the password can run programs on this
  computer, and the password crosses the network unencrypted. Use this only in a network that you trust, and stop the
  demo afterwards.
`;
}

/** Ctrl-C, a closed terminal or a plain kill end both servers; so does a Node-RED that ends by itself. */
function endWith(demo: Demo): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void demo.stop());
  void demo.ended.then(async (code) => {
    await demo.stop();
    process.exitCode = code ?? 1;
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
