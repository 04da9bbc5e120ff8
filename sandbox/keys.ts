/** Zeebe gives each partition the keys from `partition * 2^51` on. */
const PARTITION_BITS = 51n;

/** Hands out keys as decimal text: from the fourth partition on no JavaScript number holds them. */
export class Keys {
  readonly #next: bigint[];

  constructor(readonly partitions: number) {
    this.#next = Array.from({ length: partitions }, (_, i) => (BigInt(i + 1) << PARTITION_BITS) + 1n);
  }

  /** The first of `count` keys in a row. */
  take(partition: number, count = 1): bigint {
    const key = this.#next[partition - 1] ?? 0n;
    this.#next[partition - 1] = key + BigInt(count);
    return key;
  }

  partitionOf(key: string): number {
    return Number(BigInt(key) >> PARTITION_BITS);
  }

  /** Whether a partition of this cluster could have given the key. */
  hasPartitionOf(key: string): boolean {
    const partition = this.partitionOf(key);
    return partition >= 1 && partition <= this.partitions;
  }
}

/** Numeric order of two keys without a sign or leading zeros. */
export function compareKeys(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
