import { getHeapStatistics } from 'node:v8';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Levels of lists and objects in JSON. What is nested deeper breaks recursive code such as Node-RED's clone. */
export const MAX_DEPTH = 500;

/**
 * Texts, names of properties, lists, objects and long integers in one answer, and values in one request. They and not
 * the bytes are what costs time, about 1 us each: a page of 10,000 tasks has 400,000.
 */
export const MAX_PARTS = 500_000;

/** Bytes of one answer, where there is memory. */
const MAX_ANSWER = 16 * MIB;

/** An answer takes up to 16 times its size while it is read, and several are read at a time. */
const SHARE_OF_HEAP = 1 / 64;

/** Bytes of what one request sends. Camunda itself takes 4 MiB as it comes. */
export const MAX_BODY = 16 * MIB;

/**
 * Bytes that one answer may have: 16 MiB, less where the heap is below 1 GiB, and never less than 1 MiB.
 * @param heap bytes that the heap of this process may have
 */
export function largestAnswer(heap = getHeapStatistics().heap_size_limit): number {
  const share = Math.floor((heap * SHARE_OF_HEAP) / MIB) * MIB;
  return Math.min(Math.max(share, MIB), MAX_ANSWER);
}

/** Such as `16 MiB`. */
export function inBytes(bytes: number): string {
  return bytes < MIB ? `${bytes / KIB} KiB` : `${bytes / MIB} MiB`;
}
