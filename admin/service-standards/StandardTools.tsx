import CompareIcon from '@mui/icons-material/CompareArrows';
import CopyIcon from '@mui/icons-material/ContentCopy';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Button, Stack, Tooltip } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import { type ServiceStandard, serviceStandards } from '../../api/service-standards/service-standards.resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { saveFile } from '../engine/download.ts';
import { useGoOn } from '../engine/goOn.ts';
import { currentUser } from '../engine/session.ts';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { Compare } from './Compare.tsx';

const { name } = serviceStandards;

/** What can be done with a version beside the steps of its flow. */
export function StandardTools({ standard }: { standard: ServiceStandard }) {
  const say = useSay();
  const roles = useRoles();
  const notify = useNotify();
  const goOn = useGoOn();
  const provider = useWaskita();
  const [busy, setBusy] = useState(false);
  const [comparing, setComparing] = useState(false);
  const { id, edition, status, writtenById } = standard;
  const work = async (task: () => Promise<void>) => {
    setBusy(true);
    try {
      await task();
    } catch (error) {
      const message = error instanceof Error ? error.message : 'ra.notification.http_error';
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  const download = () =>
    work(async () => saveFile(await provider.paper(name, id), `standar-pelayanan-versi-${edition}.pdf`));
  const copy = () =>
    work(async () => {
      const draft = await provider.act<StoredRecord>(name, id, 'copy');
      notify(say('standard.copied', { edition: Number(draft.edition) }), { type: 'success' });
      goOn('edit', name, draft.id);
    });
  const mayWrite = mayAccess(serviceStandards, 'create', roles);
  const notEditable =
    status !== 'draf'
      ? say('standard.notDraft')
      : writtenById !== currentUser()?.staffId
        ? say('standard.notWriter')
        : undefined;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
      <Tool label={say('standard.download')} icon={<DownloadIcon />} busy={busy} onClick={() => void download()} />
      <Tool label={say('standard.compare')} icon={<CompareIcon />} busy={busy} onClick={() => setComparing(true)} />
      <Tool
        label={say('standard.copy')}
        icon={<CopyIcon />}
        busy={busy}
        onClick={() => void copy()}
        reason={mayWrite ? undefined : say('standard.notAuthor')}
      />
      {mayWrite && (
        <Tool
          label={say('standard.edit')}
          icon={<EditIcon />}
          busy={busy}
          onClick={() => goOn('edit', name, id)}
          reason={notEditable}
        />
      )}
      {comparing && <Compare standard={standard} onClose={() => setComparing(false)} />}
    </Stack>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly busy: boolean;
  readonly onClick: () => void;
  /** Why it cannot be pressed; it stays reachable by keyboard, so that this can be read. */
  readonly reason?: string;
}
function Tool({ label, icon, busy, onClick, reason }: ToolProps) {
  const reasonId = useId();
  return (
    <Tooltip title={reason ?? ''} describeChild>
      <Button
        size="small"
        color="inherit"
        startIcon={icon}
        aria-disabled={busy || reason !== undefined}
        aria-describedby={reason && reasonId}
        onClick={busy || reason ? undefined : onClick}
        sx={reason ? { opacity: 0.75, cursor: 'not-allowed' } : {}}
      >
        {label}
        {reason && (
          <span id={reasonId} hidden>
            {reason}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
