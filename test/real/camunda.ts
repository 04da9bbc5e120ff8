import { parseArgs } from 'node:util';
import { stopServers } from '../support/servers/server-process';
import type { Camunda } from './servers/camunda';
import { type Mode, type ModeName, modes } from './servers/modes';
import { fetchServers, type StartOptions, startMode } from './servers/start-mode';

const usage = `Usage: npm run camunda -- <mode> [--port 8080] [--partitions 5]

Starts a real Camunda 8.6.0 on this machine (Java 21 or newer and Maven are needed, and Java 17 for all but the gateway):

${Object.entries(modes)
  .map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`)
  .join('\n')}
  ${'fetch'.padEnd(12)} starts nothing, only downloads all there is to download (about 530 MB)
`;

/** `npm run camunda`: starts a mode in the foreground. Ctrl-C ends all that it has started; see `ServerProcess`. */
async function main(): Promise<void> {
  const { mode, ...options } = readArguments();
  if (mode === undefined) return console.log(usage);
  if (mode === 'fetch') return fetchServers();
  if (!isMode(mode)) throw new Error(`There is no mode "${mode}".\n${usage}`);

  console.log('Starting, the first time with a download of up to 530 MB ...');
  const camunda = await startMode(mode, options);
  console.log(describeCamunda(mode, camunda));
  await camunda.ended();
  await stopServers();
  throw new Error(`Camunda has ended; see ${camunda.logFile}`);
}

function readArguments(): StartOptions & { mode: string | undefined } {
  const options = { port: { type: 'string', default: '8080' }, partitions: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  return {
    mode: positionals[0],
    port: readNumber('--port', values.port),
    ...(values.partitions === undefined ? {} : { partitions: readNumber('--partitions', values.partitions) }),
  };
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  throw new Error(`${name} wants a number, not "${text}"`);
}

function isMode(name: string): name is ModeName {
  return Object.hasOwn(modes, name);
}

function describeCamunda(name: ModeName, { address, logFile }: Camunda): string {
  const { about, properties, credentials }: Mode = modes[name];
  const settings = Object.entries({ address, ...properties, ...credentials });
  return `
Camunda 8.6.0, ${about}

${settings.map(([setting, value]) => `  ${setting.padEnd(16)} ${value}`).join('\n')}

Its log is ${logFile}
Ctrl-C ends it and all that was started for it.
`;
}

main().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await stopServers();
  process.exitCode = 1;
});
