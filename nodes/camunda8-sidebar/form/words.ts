import { textsOf } from '../../common/form/texts';

export const text = textsOf('camunda8-sidebar');
