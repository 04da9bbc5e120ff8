export { prepareForm as prepare } from '../common/form/form';
