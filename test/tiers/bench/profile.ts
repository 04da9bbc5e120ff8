import { type Profiler, Session } from 'node:inspector/promises';
import path from 'node:path';

/** Where the processor was, in parts of 1 of the time in which it did anything. */
export interface HotSpot {
  part: number;
  place: string;
}

export interface Profile {
  owners: HotSpot[];
  /** The functions themselves, without what they call. */
  functions: HotSpot[];
}

/** Microseconds between two samples. */
const INTERVAL = 100;
const FUNCTIONS = 40;

type Frame = Profiler.ProfileNode['callFrame'];

function placeOf({ functionName, url, lineNumber }: Frame): string {
  const isFile = url.startsWith('file:') || path.isAbsolute(url);
  const file = isFile ? path.relative(process.cwd(), url.replace('file://', '')) : url;
  return `${functionName || '(anonymous)'} ${file}${file ? `:${lineNumber + 1}` : ''}`;
}

/** What a place belongs to: a package, our own code, Node or the engine. */
function ownerOf({ url }: Frame): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (inPackage) return inPackage[1] ?? '';
  if (url.startsWith('node:')) return 'Node';
  if (url.includes('.cache/bench')) return 'the benchmark';
  return url === '' || url.startsWith('wasm:') ? 'V8, system calls, WebAssembly' : 'this package';
}

function sum(profile: Profiler.Profile, nameOf: (frame: Frame) => string): HotSpot[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { callFrame, hitCount = 0 } of profile.nodes) {
    if (callFrame.functionName === '(idle)') continue;
    all += hitCount;
    const name = nameOf(callFrame);
    counts.set(name, (counts.get(name) ?? 0) + hitCount);
  }
  const spots = [...counts].map(([place, count]) => ({ part: count / all, place }));
  return spots.sort((one, other) => other.part - one.part);
}

/** Profiles this process while it works. */
export async function profiled(work: () => Promise<unknown>): Promise<Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { owners: sum(profile, ownerOf), functions: sum(profile, placeOf).slice(0, FUNCTIONS) };
}
