import { Collection } from '../../exporter/collection';
import { ALWAYS, type Entity, EQUALITY, OPERATORS } from './entity';

// Who there is: the household's people and groups, and what every cluster has. No command changes them.

interface Named {
  readonly key: string;
  readonly name: string;
}

interface User extends Named {
  readonly email: string;
}

const of = <Document extends { readonly key: string }>(...documents: Document[]) => {
  const collection = new Collection(documents);
  return () => collection;
};

const user = (name: string): User => {
  const key = name.toLowerCase();
  return { key, name, email: `${key}@example.com` };
};

export const users: Entity<User> = {
  path: '/v2/users',
  collection: of(user('Anna'), user('Ben'), user('Demo')),
  fields: {
    username: { kind: 'text', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    email: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
  },
};

const description = { kind: 'text', of: () => undefined, item: ALWAYS } as const;

export const groups: Entity<Named> = {
  path: '/v2/groups',
  collection: of({ key: 'garden', name: 'Garden' }, { key: 'home', name: 'Home' }),
  fields: {
    groupId: { kind: 'text', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    description,
  },
};

export const roles: Entity<Named> = {
  path: '/v2/roles',
  collection: of(
    { key: 'admin', name: 'Admin' },
    { key: 'connectors', name: 'Connectors' },
    { key: 'readonly-admin', name: 'Readonly Admin' },
    { key: 'rpa', name: 'RPA' },
  ),
  fields: {
    roleId: { kind: 'text', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    description,
  },
};

export const tenants: Entity<Named> = {
  path: '/v2/tenants',
  collection: of({ key: '<default>', name: 'Default' }),
  fields: {
    tenantId: { kind: 'text', of: 'key', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    key: { kind: 'text', sort: ALWAYS },
    name: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
    description,
  },
};

interface Member {
  readonly key: string;
}

/** Who is in a group: its people. */
export const groupUsers: Entity<Member> = {
  path: '/v2/groups/{key}/users',
  collection: of({ key: 'anna' }, { key: 'ben' }),
  fields: { username: { kind: 'text', of: 'key', sort: ALWAYS, item: ALWAYS } },
};
