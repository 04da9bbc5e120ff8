import type { Access } from '../../access';
import { isFrom } from '../../facts';
import { basicHeader, sessionHeaders } from '../../login';
import type { Recorder } from '../recorder';
import { loginForm } from '../redaction';

/** The three that each refusal is asked with: a read, a search, and Tasklist. None would find a task of anybody. */
async function askAll(recorder: Recorder, note: string, headers: Record<string, string> = {}): Promise<void> {
  const filter = { processDefinitionId: recorder.cluster.own.idOf('water-plants') };
  const common = { note, headers, asNobody: true };
  await recorder.ask({ ...common, method: 'GET', path: '/v2/topology' });
  await recorder.ask({ ...common, path: '/v2/user-tasks/search', json: { filter } });
  await recorder.ask({ ...common, path: '/v1/tasks/search', json: { processInstanceKey: '1' } });
}

/** What is answered to those who may not ask, and then the login. */
export async function askForCredentials(recorder: Recorder): Promise<void> {
  const { authentication } = recorder.cluster.access;
  if (authentication.method === 'none') return;
  await askAll(recorder, 'no credentials');
  switch (authentication.method) {
    case 'basic': {
      const { username } = authentication;
      const wrong = { Authorization: basicHeader({ username, password: 'nope' }).authorization ?? '' };
      await recorder.ask({
        ...{ note: 'Basic, wrong password', method: 'GET', path: '/v2/topology' },
        ...{ headers: wrong, asNobody: true },
      });
      const right = { Authorization: basicHeader(authentication).authorization ?? '' };
      recorder.credentials = async () => right;
      return;
    }
    case 'oidc':
      await askAll(recorder, 'garbage token', { Authorization: 'Bearer abc' });
      recorder.credentials = () => bearer(recorder);
      return;
    case 'cookie':
      return openSession(recorder, authentication);
  }
}

async function bearer({ cluster, redaction }: Recorder): Promise<Record<string, string>> {
  const { authorization = '' } = await cluster.caller.headers();
  redaction.hide(authorization.replace(/^Bearer /, ''), '<jwt>');
  return { Authorization: authorization };
}

async function openSession(
  recorder: Recorder,
  { username, password }: Extract<Access['authentication'], { method: 'cookie' }>,
): Promise<void> {
  const path = isFrom('8.8', recorder.cluster.facts) ? '/login' : '/api/login';
  const form = {
    path,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    asNobody: true,
  };
  const wrong = loginForm({ username, password: 'nope' });
  await recorder.ask({ ...form, note: 'login, wrong password, form', body: wrong });
  const { headers } = await recorder.ask({
    ...form,
    note: 'login, form',
    body: loginForm({ username, password }),
  });
  const { cookie = '', 'x-csrf-token': csrf } = sessionHeaders(headers);
  const [session = ''] = cookie.split('; ').filter((pair) => !pair.startsWith('X-CSRF-TOKEN='));
  const withoutToken = { Cookie: cookie };
  await askAll(recorder, 'with cookies but no token header', withoutToken);
  await askAll(recorder, 'with a dead session', { Cookie: `${session.split('=')[0]}=0000` });
  const credentials = { ...withoutToken, ...(csrf === undefined ? {} : { 'X-CSRF-TOKEN': csrf }) };
  recorder.credentials = async () => credentials;
}

/** Ends the session, where there is one. */
export async function askForLogout(recorder: Recorder): Promise<void> {
  const { access, facts } = recorder.cluster;
  if (access.authentication.method !== 'cookie') return;
  await recorder.ask({ note: 'logout', path: isFrom('8.8', facts) ? '/logout' : '/api/logout' });
  await recorder.ask({ note: 'read after logout', method: 'GET', path: '/v2/topology' });
}
