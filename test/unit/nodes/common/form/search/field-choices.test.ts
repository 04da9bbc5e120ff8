import should from 'should';
import { fieldChoices, splitField } from '../../../../../../nodes/common/form/search/field-choices';
import { OPERATORS } from '../../../../../../src/entities/entity';
import { userTask } from '../../../../../../src/entities/user-task';

describe('The filter rows of a form', () => {
  it('offer every field of user tasks: first what people filter by most, then one kind after the other', () => {
    should(fieldChoices(userTask)).eql([
      ...['state', 'assignee', 'candidateGroup', 'candidateUser', 'name', 'processDefinitionId', 'elementId'],
      ...['priority', 'dueDate', 'followUpDate', 'creationDate', 'completionDate'],
      ...['processInstanceVariables', 'localVariables', 'tags', 'userTaskKey', 'processInstanceKey'],
      ...['processDefinitionKey', 'elementInstanceKey', 'tenantId', 'businessId'],
    ]);
  });

  it('offer the operators that the table knows, and no other', () => {
    const histories = Object.values(userTask.fields).flatMap(({ history }) => history);
    const known = new Set(histories.flatMap(([, use]) => use?.operators ?? []));
    should([...OPERATORS].sort()).eql([...known].sort());
  });

  const names: [field: string, name: string, variable: string][] = [
    ['processInstanceVariables.plant', 'processInstanceVariables', 'plant'],
    ['localVariables.a.b', 'localVariables', 'a.b'],
    ['localVariables.', 'localVariables', ''],
    ['localVariables', 'localVariables', ''],
    ['assignee', 'assignee', ''],
    ['assignee.name', 'assignee.name', ''],
    ['toString.name', 'toString.name', ''],
  ];
  for (const [field, name, variable] of names) {
    it(`show ${field} as the field ${name} and the variable "${variable}"`, () => {
      should(splitField(userTask, field)).eql({ name, variable });
    });
  }
});
