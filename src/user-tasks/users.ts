import { protocolError } from '../errors';
import { isJsonObject } from '../json-object';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { searchUsers } from '../operations/users';
import { sentence } from '../sentence';

/** Somebody who can have a task. */
export interface User {
  username: string;
  /** What people call him; absent where it is not known. */
  name?: string;
}

/** Users as the cluster lists them. @param limit how many at most @throws CamundaError */
export async function listUsers(
  server: Server,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Answered<User[]>> {
  const page = { from: 0, limit };
  const { value: body, status, requests } = await callOperation(server, searchUsers, { page }, signal);
  const items = isJsonObject(body) ? body.items : undefined;
  if (!Array.isArray(items)) throw protocolError(sentence`the search for users has no list of users`, status);
  return { value: items.flatMap(userIn), status, requests };
}

function userIn(item: unknown): User[] {
  if (!isJsonObject(item) || typeof item.username !== 'string') return [];
  const { username, name } = item;
  return [typeof name === 'string' && name !== '' ? { username, name } : { username }];
}
