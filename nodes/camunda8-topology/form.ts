export { prepareForm as prepare } from '../common/form/form';
export { chooseOnlyCluster } from '../common/form/only-cluster';
