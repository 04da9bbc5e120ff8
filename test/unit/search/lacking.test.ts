import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import { lackingIn } from '../../../src/search/lacking';
import { searchBody, searchRequest } from '../../../src/search/search-request';
import { KNOWN_VERSIONS } from '../../../src/search/version-filter';
import { tasklistLacking, tasklistRequest } from '../../../src/tasklist/tasklist-request';
import { rankOf } from '../../../src/version';
import { searchFor } from '../../support/searches';

const version = (name: string) => ({ name, rank: rankOf(name) });

/** A value that fits the field. */
function valueFor(field: string, operator: string): unknown {
  if (operator === '$exists') return true;
  const value = /Date$/.test(field) ? '2026-11-28T00:00:00Z' : field === 'state' ? 'CREATED' : '1';
  // One value of a list is equality, which every version has.
  return operator === '$in' || operator === '$notIn' ? [value, value] : value;
}

const nameOf = (field: string) => (/Variables$/.test(field) ? `${field}.plant` : field);

describe('what a server lacks of what a form offers', () => {
  it('says from which version on it is there', () => {
    const { fields, operators, sorts } = lackingIn(userTask, version('8.6.0'));
    should(fields).match({ dueDate: '8.8', tags: '8.9', businessId: '8.10' });
    should(fields).not.have.property('assignee');
    should(operators.assignee).match({ $like: '8.8' });
    should(operators.processInstanceKey).match({ $in: '8.10', $gt: '' });
    should(sorts).have.property('name', '8.7');
  });

  it('is nothing of a version that nobody knows yet', () => {
    should(lackingIn(userTask, version('8.12.0'))).eql({ fields: {}, operators: {}, sorts: {} });
  });

  for (const name of KNOWN_VERSIONS) {
    it(`is in ${name} exactly what a search over /v2 refuses`, () => {
      const { fields, operators } = lackingIn(userTask, version(name));
      for (const field of Object.keys(userTask.fields)) {
        for (const operator of [
          '$eq',
          '$neq',
          '$in',
          '$notIn',
          '$like',
          '$exists',
          '$gt',
          '$gte',
          '$lt',
          '$lte',
        ]) {
          const filters = [{ field: nameOf(field), operator, value: valueFor(field, operator) }];
          const ask = () =>
            searchBody(
              searchRequest(userTask, searchFor({ filters }), undefined),
              version(name),
              undefined,
              1,
            );
          const isLacking = field in fields || operators[field]?.[operator] !== undefined;
          if (isLacking) should(ask).throw(/cannot filter|cannot compare/, `${field} ${operator}`);
          else should(ask).not.throw(`${field} ${operator}`);
        }
      }
    });
  }

  it('is over Tasklist exactly what a search there refuses', () => {
    const { fields, operators } = tasklistLacking();
    for (const field of Object.keys(userTask.fields)) {
      for (const operator of ['$eq', '$in', '$exists', '$gte', '$like']) {
        const filters = [{ field: nameOf(field), operator, value: valueFor(field, operator) }];
        const ask = () => tasklistRequest(searchFor({ api: 'v1', filters }), undefined);
        const isLacking = field in fields || operators[field]?.[operator] !== undefined;
        if (isLacking) should(ask).throw(/cannot filter|cannot compare/, `${field} ${operator}`);
        else should(ask).not.throw(`${field} ${operator}`);
      }
    }
  });
});
