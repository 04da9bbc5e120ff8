import should from 'should';
import { kindOf } from '../../../src/entities/entity';
import { userTask } from '../../../src/entities/user-task';
import type { JsonObject } from '../../../src/json-object';
import { fieldsOf, useOf } from '../../../src/search/version-filter';
import { rankOf } from '../../../src/version';
import { Release } from './release';
import { fieldsIn } from './schema';
import { versions } from './versions';

for (const name of versions) {
  describe(`The filter of Camunda ${name}`, () => {
    const version = { name, rank: rankOf(name) };
    let described: Record<string, JsonObject>;

    before(async () => {
      const release = await Release.load(name);
      const { filter } = fieldsIn(release.requestSchema('POST', '/v2/user-tasks/search'));
      described = fieldsIn(filter ?? {});
    });

    it('has the fields that we take for it, and no others', () => {
      const known = fieldsOf(userTask, version).map((field) => useOf(userTask, field, version)?.name);
      should(known.sort()).eql(Object.keys(described).sort());
    });

    for (const field of fieldsOf(userTask, version)) {
      it(`compares ${field} with the operators that we take for it, and no others`, () => {
        const use = useOf(userTask, field, version);
        const schema = described[use?.name ?? ''] ?? {};
        const value =
          kindOf(userTask, field) === 'variables' ? fieldsIn(schema.items as JsonObject).value : schema;
        const operators = Object.keys(fieldsIn(value ?? {}));
        should([...(use?.operators ?? [])].sort()).eql(operators.length > 0 ? operators.sort() : ['$eq']);
      });
    }
  });
}
