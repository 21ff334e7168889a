import { Button, Tooltip } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Closed } from '../../api/define/answers/record.ts';
import { hasClosingRules, type Resource } from '../../api/define/resource.ts';
import { type StoredRecord, useWaskita } from './dataProvider.ts';

const OPEN: Closed = { editing: null, archiving: null };

/** Why this user neither edits the record nor puts it away; nothing until it is known. */
export function useClosed(resource: Resource, record: StoredRecord | undefined): Closed | undefined {
  const provider = useWaskita();
  const isAsked = hasClosingRules(resource);
  const { data } = useQuery({
    queryKey: [resource.name, 'closed', record?.id, record?.version],
    queryFn: () => provider.closed(resource.name, record!.id),
    enabled: isAsked && record !== undefined,
  });
  return isAsked ? data : OPEN;
}

interface ClosedButtonProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly why: string;
}
/** What cannot be pressed stays reachable by keyboard, so that its reason can be read. */
export function ClosedButton({ label, icon, why }: ClosedButtonProps) {
  const reasonId = useId();
  return (
    <Tooltip title={<span lang="id">{why}</span>} describeChild>
      <Button
        size="small"
        startIcon={icon}
        aria-disabled
        aria-describedby={reasonId}
        sx={{ opacity: 0.75, cursor: 'not-allowed' }}
      >
        {label}
        <span id={reasonId} hidden>
          {why}
        </span>
      </Button>
    </Tooltip>
  );
}
