import type { Target } from '../server/target';

/** One table of the benchmark. All are measured in turn, several times, so that no slow minute of the machine hurts one alone. */
export interface Measurement {
  /** Measures once. @param pass its number, from 1 */
  measure(pass: number): Promise<void>;
  table(): string;
  targets(): Target[];
}
