import { cookieSuite } from '../cluster/suites/session';

describe('cookie: a login with user and password, CSRF prevention off', () => cookieSuite('cookie'));
