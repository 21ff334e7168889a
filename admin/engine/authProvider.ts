import type { AuthProvider } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import type { Access } from '../../api/define/who.ts';
import type { Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { dropAllLastWords } from '../drafts/lastWords.ts';
import { comeIn, owner, signIn, signOut } from './session.ts';

const ACTIONS = ['list', 'show', 'create', 'edit', 'delete'] as const satisfies readonly (keyof Access)[];

/** What the console offers is read from the declaration; what is done is decided by the API. */
export function mayAccess(resource: Resource, action: keyof Access, roles: readonly Role[]): boolean {
  return resource.access[action].some((role) => roles.includes(role));
}

export const authProvider: AuthProvider = {
  login: ({ username, password }: { username: string; password: string }) => signIn(username, password),
  logout: async () => {
    await signOut();
    dropAllLastWords();
  },
  // Coming without a session is no error to be told about: the sign-in page appears, that is all.
  checkAuth: () => comeIn().catch(() => Promise.reject(Object.assign(new Error(), { message: false }))),
  // Never a reason to sign out: react-admin would answer the request with nothing, as if it had been done.
  checkError: () => Promise.resolve(),
  getIdentity: async () => {
    const { staffId, name, roles } = await owner();
    return { id: staffId, fullName: name, roles };
  },
  getPermissions: async () => (await owner()).roles,
  canAccess: async ({ resource, action }) => {
    const { roles } = await owner();
    const declared = resources.find(({ name }) => name === resource);
    const known = ACTIONS.find((name) => name === action);
    return !declared || !known || mayAccess(declared, known, roles);
  },
};
