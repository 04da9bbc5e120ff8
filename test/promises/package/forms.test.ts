import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { OPERATIONS } from '../../../nodes/camunda8-task/choices';
import {
  AUTHENTICATION_METHODS,
  CLIENT_AUTHENTICATIONS,
  CREDENTIALS,
  ENVIRONMENTS,
} from '../../../src/connection/choices';
import { entities } from '../../../src/entities/entities';
import { readDefinition } from './definition';
import { rowsOf } from './form-rows';
import { root, types } from './project';

/** Properties that no field is for, and what else brings their value. */
const WITHOUT_FIELD: Record<string, string[]> = {
  'camunda8-search': ['filters', 'sort'], // lists of rows
  'camunda8-search-tasks': ['filters', 'sort'],
  'camunda8-request': ['parameters'],
  'camunda8-task': ['filters', 'variableRows'],
  'camunda8-task-events': ['filters', 'events'], // rows, and a box for each event
  'camunda8-incident-events': ['filters', 'events'],
};

const htmlOf = (type: string) => path.join(root, 'nodes', type, `${type}.html`);

function fieldsOf(type: string): string[] {
  const html = readFileSync(htmlOf(type), 'utf8');
  const ids = html.matchAll(/<(?:input|select|textarea)\b[^>]*\bid="node-(?:config-)?input-([^"]+)"/g);
  return [...ids].map(([, name = '']) => name).sort();
}

/** What the drop-down of a form offers. */
function offered(type: string, name: string): string[] | undefined {
  return rowsOf(htmlOf(type)).find((row) => row.name === name)?.options;
}

describe('the form', () => {
  for (const type of types) {
    it(`of ${type} has a field for every property and credential, and no other`, () => {
      const { defaults, credentials } = readDefinition(htmlOf(type));
      const without = ['version', ...(WITHOUT_FIELD[type] ?? [])];
      const properties = Object.keys(defaults).filter((name) => !without.includes(name));
      should(fieldsOf(type)).eql([...properties, ...Object.keys(credentials)].sort());
    });
  }

  for (const type of types) {
    it(`of ${type} has no label beside those of its rows, and each field that is seen in a row`, () => {
      const html = readFileSync(htmlOf(type), 'utf8');
      should(html).not.containEql('<label');
      const seen = [...html.matchAll(/<(?:input(?! type="hidden")|select|textarea)\b[^>]*\bid="([^"]+)"/g)];
      should(rowsOf(htmlOf(type)).map(({ id }) => id)).eql(seen.map(([, id]) => id));
    });
  }

  it('of camunda8-search offers all that can be searched', () => {
    should(offered('camunda8-search', 'entity')).eql(entities.map(({ id }) => id));
  });

  it('of camunda8-cluster offers what the runtime takes', () => {
    should(offered('camunda8-cluster', 'environment')).eql([...ENVIRONMENTS]);
    should(offered('camunda8-cluster', 'authentication')?.sort()).eql([...AUTHENTICATION_METHODS].sort());
    should(offered('camunda8-cluster', 'clientAuthentication')).eql([...CLIENT_AUTHENTICATIONS]);
    should(readDefinition(htmlOf('camunda8-cluster')).credentials).eql(CREDENTIALS);
  });

  it('of camunda8-task offers what the runtime does', () => {
    should(offered('camunda8-task', 'operation')).eql(Object.keys(OPERATIONS));
  });
});
