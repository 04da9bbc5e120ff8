import { cookieSuite } from '../cluster/suites/session';

describe('cookie-csrf: a login with user and password, CSRF prevention on, as it is by default', () =>
  cookieSuite('cookie-csrf'));
