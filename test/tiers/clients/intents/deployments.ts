import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JavaCall } from '../vendors/java-query';
import { type Intent, KEYS } from './intent';

const FILES = ['bins.bpmn', 'bins.form'].map((name) => {
  const file = path.join(__dirname, '..', '..', 'cluster', 'resources', name);
  return { name, file, content: readFileSync(file, 'utf8') };
});

const add = ({ name, content }: (typeof FILES)[number]): JavaCall => ['addResourceStringUtf8', content, name];

function deploy(name: string, files: typeof FILES, tenantId?: string): Intent {
  const resources = files.map(({ name, content }) => ({ name, content }));
  const paths = files.map(({ file }) => file);
  const tenant = tenantId === undefined ? [] : [{ tenantId }];
  return {
    name,
    operation: 'createDeployment',
    rest: ['deployResourcesFromFiles', paths, ...tenant],
    sdk: ['deployResources', resources, ...(tenantId === undefined ? [] : [tenantId])],
    java: [
      ['newDeployResourceCommand'],
      ...files.map(add),
      ...(tenantId === undefined ? [] : [['tenantId', tenantId] satisfies JavaCall]),
    ],
    node: { type: 'camunda8-deploy', source: 'message', ...(tenantId === undefined ? {} : { tenantId }) },
    msg: { payload: resources },
  };
}

export const deployments: readonly Intent[] = [
  deploy('deploy a file', FILES.slice(0, 1)),
  deploy('deploy several files for a tenant', FILES, 'cellar'),
  {
    name: 'delete what was deployed',
    operation: 'deleteResource',
    rest: ['deleteResource', { resourceKey: KEYS.definition }],
    sdk: ['deleteResource', { resourceKey: KEYS.definition }],
    java: [['newDeleteResourceCommand', KEYS.definition]],
  },
];
