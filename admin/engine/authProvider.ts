import { type AuthProvider, HttpError } from 'react-admin';
import type { Access, Resource } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { currentRoles, currentUser, refresh, signIn, signOut } from './session.ts';

const ACTIONS = ['list', 'show', 'create', 'edit', 'delete'] as const satisfies readonly (keyof Access)[];

/** What the console offers is read from the declaration; what is done is decided by the API. */
export function mayAccess(resource: Resource, action: keyof Access, roles: readonly Role[]): boolean {
  return resource.access[action].some((role) => roles.includes(role));
}

export const authProvider: AuthProvider = {
  login: ({ username, password }: { username: string; password: string }) => signIn(username, password),
  logout: async () => {
    await signOut();
  },
  // Coming without a session is no error to be told about: the sign-in page appears, that is all.
  checkAuth: async () => {
    if (!currentUser()) await refresh().catch(() => Promise.reject(Object.assign(new Error(), { message: false })));
  },
  checkError: (error: unknown) =>
    error instanceof HttpError && error.status === 401 ? Promise.reject(new Error()) : Promise.resolve(),
  getIdentity: async () => {
    const user = currentUser() ?? (await refresh()).user;
    return { id: user.staffId, fullName: user.name, roles: user.roles };
  },
  getPermissions: () => Promise.resolve(currentRoles()),
  canAccess: async ({ resource, action }) => {
    if (!currentUser()) await refresh();
    const declared = resources.find(({ name }) => name === resource);
    const known = ACTIONS.find((name) => name === action);
    return !declared || !known || mayAccess(declared, known, currentRoles());
  },
};
