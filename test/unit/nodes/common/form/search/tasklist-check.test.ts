import should from 'should';
import type { FilterProperty } from '../../../../../../nodes/common/choices/filter-property';
import { userTask } from '../../../../../../src/entities/user-task';
import { tasklistRequest } from '../../../../../../src/tasklist/tasklist-request';
import { searchFor } from '../../../../../support/searches';

type Check = (form: object, filter: FilterProperty) => { problem: string; field: string } | undefined;

// It is compiled with the types of a browser, which tests do not have.
const {
  lackingInTasklist: check,
}: { lackingInTasklist: Check } = require('../../../../../../nodes/common/form/search/tasklist-check');

const lacking = (field: string, operator: string, value = '1', valueType = 'str') =>
  check({ entity: userTask }, { field, operator, value, valueType });

describe('A filter row over Tasklist', () => {
  it('is wrong exactly where a search there is refused', () => {
    for (const name of Object.keys(userTask.fields)) {
      const field = /Variables$/.test(name) ? `${name}.plant` : name;
      for (const operator of [
        '$eq',
        '$neq',
        '$in',
        '$notIn',
        '$exists',
        '$gt',
        '$gte',
        '$lt',
        '$lte',
        '$like',
      ]) {
        const value = name === 'state' ? 'CREATED' : /Date$/.test(name) ? '2026-11-28' : '1';
        const isList = operator === '$in' || operator === '$notIn';
        const filters = [
          { field, operator, value: operator === '$exists' ? true : isList ? [value, value] : value },
        ];
        const ask = () => tasklistRequest(searchFor({ api: 'v1', filters }), undefined);
        const problem = lacking(field, operator, isList ? `${value}, ${value}` : value)?.problem;
        if (problem) should(ask).throw(/cannot filter|cannot compare/, `${field} ${operator}`);
        else should(ask).not.throw(`${field} ${operator}`);
      }
    }
  });

  it('says whether it is the field or the comparison', () => {
    should(lacking('processDefinitionId', '$eq')).eql({ problem: 'field', field: 'processDefinitionId' });
    should(lacking('assignee', '$like')).eql({ problem: 'operator', field: 'assignee' });
    should(lacking('localVariables.plant', '$like')).match({ field: 'localVariables' });
  });

  it('can have a list of one value, or a stretch of time', () => {
    should(lacking('elementId', '$in', 'look')).be.undefined();
    should(lacking('elementId', '$in', '["look"]', 'json')).be.undefined();
    should(lacking('dueDate', '$eq', 'P1D', 'relative')).be.undefined();
    should(lacking('creationDate', '$eq', 'P1D', 'relative')).match({ problem: 'field' });
  });
});
