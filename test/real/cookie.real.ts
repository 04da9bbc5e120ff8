import { cookieSuite } from './cookie-suite';

describe('cookie: a login with user and password, CSRF prevention off', () => cookieSuite('cookie'));
