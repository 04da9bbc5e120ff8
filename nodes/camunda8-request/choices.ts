// What form and runtime both know. Data alone, because the form in the editor knows it too.

/** Type of a typed input: no body is sent. */
export const NO_BODY = 'none';

/** A parameter as a row of the form saves it: the value is that of a typed input. */
export interface ParameterRow {
  name: string;
  value: string;
  valueType: string;
}

/** What the runtime answers to the form: the request as far as it is known before there is a message. */
export type RequestPreview = (
  | {
      ok: true;
      /** Method, path and query; a place in braces for each value that is not known yet. */
      line: string;
      /** Absent: none, or not known yet. */
      body?: unknown;
      /** Where the values come from that are not known yet, such as `msg.payload`. */
      unknown: string[];
    }
  | { ok: false; message: string }
) & {
  /** The cluster's version, where it is known. */
  version?: string;
};
