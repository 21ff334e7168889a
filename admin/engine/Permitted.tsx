import type { ReactNode } from 'react';
import { AccessDenied, usePermissions } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import type { Access } from '../../api/define/who.ts';
import type { Role } from '../../api/define/roles.ts';
import { mayAccess } from './authProvider.ts';

interface PermittedProps {
  readonly of: Resource;
  readonly action: keyof Access;
  readonly children: ReactNode;
}
/** A refusal stands at its own address: react-admin would lead to another one, also when one has left meanwhile. */
export function Permitted({ of: resource, action, children }: PermittedProps) {
  const { permissions } = usePermissions<readonly Role[]>();
  return permissions && (mayAccess(resource, action, permissions) ? children : <AccessDenied />);
}
