import { type Answer, Refused, type SandboxRequest, springError } from '../http';
import type { Admission, Authentication } from './authentication';
import { basicUser, newSessionId } from './sessions';

/** 8.6 with the profile `auth-basic`: the challenge on every refusal, and a useless cookie for who sends nothing. */
export class BasicOf86 implements Authentication {
  endpoint(): Answer | undefined {
    return undefined;
  }

  admit(request: SandboxRequest): Admission {
    const user = basicUser(request);
    if (user?.isRight) {
      return { user: user.name };
    }
    const cookie = user ? {} : { 'set-cookie': [`TASKLIST-SESSION=${newSessionId()}; Path=/; HttpOnly`] };
    const challenge = { 'www-authenticate': 'Basic realm="Realm"' };
    throw new Refused(springError(request, 401, { ...cookie, ...challenge }));
  }

  forget(): void {}
}
