import should from 'should';
import { entities } from '../../../../src/entities/entities';
import { kindOf } from '../../../../src/entities/entity';
import type { JsonObject } from '../../../../src/json-object';
import { fieldsOf, useOf } from '../../../../src/search/version-filter';
import { isAtLeast, rankOf } from '../../../../src/version';
import { Release } from '../release';
import { fieldsIn } from '../schema';
import { versions } from '../versions';

/** 8.8 can sort incidents by their message, and no version since. */
const TAKEN_AWAY = ['errorMessage'];

for (const name of versions) {
  const version = { name, rank: rankOf(name) };
  for (const entity of entities.filter(({ since }) => isAtLeast(version, since))) {
    describe(`The search of Camunda ${name} for ${entity.words.full}`, () => {
      let query: Record<string, JsonObject>;
      let described: Record<string, JsonObject>;

      before(async () => {
        const release = await Release.load(name);
        query = fieldsIn(release.requestSchema('POST', entity.path));
        described = fieldsIn(query.filter ?? {});
      });

      it('has the fields that we take for it, and no others', () => {
        const known = fieldsOf(entity, version).map((field) => useOf(entity, field, version)?.name);
        should(known.sort()).eql(Object.keys(described).sort());
      });

      it('has the sorts that we take for it, and no others', () => {
        const { field } = fieldsIn((query.sort?.items ?? {}) as JsonObject);
        const known = Object.entries(entity.sorts).filter(([, since]) => isAtLeast(version, since));
        const isLeft = (one: unknown) => entity.id !== 'incidents' || !TAKEN_AWAY.includes(String(one));
        const all = [field?.enum ?? []].flat().filter(isLeft);
        should(known.map(([one]) => one).sort()).eql(all.sort());
      });

      for (const field of fieldsOf(entity, version)) {
        it(`compares ${field} with the operators that we take for it, and no others`, () => {
          const use = useOf(entity, field, version);
          const schema = described[use?.name ?? ''] ?? {};
          const value =
            kindOf(entity, field) === 'variables' ? fieldsIn(schema.items as JsonObject).value : schema;
          const operators = Object.keys(fieldsIn(value ?? {}));
          should([...(use?.operators ?? [])].sort()).eql(operators.length > 0 ? operators.sort() : ['$eq']);
        });
      }
    });
  }
}
