import { countInWords } from '../count-in-words';
import { invalidError } from '../errors';
import { sentence } from '../sentence';

/** A file as it is deployed. Camunda knows by the end of its name what it is. */
export interface DeploymentFile {
  /** A file is unchanged only where its name is, too. */
  name: string;
  content: string | Uint8Array;
}

/** The name of a file, and its bytes. */
export interface FileSize {
  name: string;
  size: number;
}

const MIB = 2 ** 20;

/** What Camunda takes in one request, as it comes. */
const MAX_REQUEST = 4 * MIB;

/** Bytes around a file in the request, beside its name. */
const AROUND = 250;

const MAX_FILES = 500;

/** Never less than it is: what is refused has to be larger than the limit in words, too. */
function megabytes(bytes: number): (language: string) => string {
  return (language) => (Math.ceil((bytes * 10) / MIB) / 10).toLocaleString(language);
}

/**
 * Refuses what Camunda would not take.
 * @throws CamundaError CAMUNDA_INVALID that names the largest file, or says that there is none
 */
export function checkSizes(files: readonly FileSize[]): void {
  const [largest] = files.toSorted((one, other) => other.size - one.size);
  if (!largest) throw invalidError(sentence`There is no file to deploy`);
  if (files.length > MAX_FILES) {
    throw invalidError(
      sentence`There are ${countInWords(files.length)} files to deploy. Deploy at most ${countInWords(MAX_FILES)} at once`,
    );
  }
  const bytes = files.reduce((sum, { name, size }) => sum + size + Buffer.byteLength(name) + AROUND, AROUND);
  if (bytes <= MAX_REQUEST) return;
  const { name, size } = largest;
  const most = MAX_REQUEST / MIB;
  throw invalidError(
    size > MAX_REQUEST - 2 * AROUND
      ? sentence`${name} is too large to deploy (${megabytes(size)} MB). Camunda takes ${most} MB at once`
      : sentence`The files are too large to deploy at once (${megabytes(bytes)} MB). Camunda takes ${most} MB, and the largest is ${name} (${megabytes(size)} MB)`,
  );
}
