import type { ProcessModel } from '../../../nodes/common/form/model/process-model';
import { withXmlParser } from './xml-document';

interface Taken {
  /** Keys of texts, with the names that are put into them. */
  said: string[];
  isNew: boolean;
  processes: { name: string; processes: readonly ProcessModel[] }[];
}

interface Files {
  take(files: object[]): { remarks: { key: string; values: Record<string, string> }[]; isNew: boolean };
  processes: Taken['processes'];
}

/** Takes files as the dialog does, one drop after the other: a name, and a text that is absent for one that is too large. */
export function flowFiles(): (...files: [name: string, content?: string][]) => Taken {
  // It is compiled with the types of a browser, which tests do not have.
  const { FlowFiles } = require('../../../nodes/common/form/make-flow/flow-files');
  const taker: Files = new FlowFiles();
  return (...files) =>
    withXmlParser(() => {
      const { remarks, isNew } = taker.take(files.map(([name, content]) => ({ name, content })));
      const said = remarks.map(({ key, values }) => `${key} ${values.name ?? values.names}`);
      return { said, isNew, processes: taker.processes };
    });
}
