import { sentence } from '../sentence';

export const WRONG_PASSWORD = sentence`Camunda refused the username or password`;
