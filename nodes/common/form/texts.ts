const PACKAGE = '@redmunda/node-red-camunda8';

/** A text in the language of the editor, with values put in. */
export type Texts = (key: string, values?: Record<string, unknown>) => string;

/** The texts of a node type: its own, else those that all forms share (`common/locales`), else Node-RED's own. */
export function textsOf(type: string): Texts {
  return (key, values = {}) =>
    RED._(
      [
        `${PACKAGE}/${type}:${type}.${key}`,
        `${PACKAGE}/camunda8-cluster:form.${key}`,
        `node-red:common.${key}`,
      ],
      values,
    );
}
