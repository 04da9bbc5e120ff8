import type fc from 'fast-check';
import { HostileCamunda } from './hostile-camunda';
import { Victim } from './victim';

/** Who attacks, and who is attacked. */
export interface World {
  camunda: HostileCamunda;
  victim: Victim;
}

/** Something that is tried with ever new values, many of them at a time. */
export interface Family<T> {
  name: string;
  batches: fc.Arbitrary<T[]>;
  /** Tried first: batches that have once broken a promise. */
  known: T[][];
  /** @throws Error where a promise is broken */
  attack(world: World, batch: T[]): Promise<void>;
}

/** Families that share the time of a run. */
export const FAMILIES = 6;

export async function createWorld(): Promise<World> {
  const camunda = await HostileCamunda.start();
  return { camunda, victim: new Victim(camunda.url) };
}

export async function endWorld({ camunda, victim }: World): Promise<void> {
  await victim.stop();
  await camunda.stop();
}
