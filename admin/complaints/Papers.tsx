import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button, Tooltip } from '@mui/material';
import type { Resource } from '../../api/define/resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { useSaveFile } from '../engine/useSaveFile.ts';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

interface PaperProps {
  /** Below `/api/`. */
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly says?: string;
}
/** Fetches a PDF as the signed-in user and hands it to the browser. */
export function PaperButton({ path, name, label, says }: PaperProps) {
  const provider = useWaskita();
  const [save, busy] = useSaveFile();
  return (
    <Tooltip describeChild title={says ?? ''}>
      <Button
        size="small"
        startIcon={<PrintIcon />}
        disabled={busy}
        onClick={() => void save(provider.file(path), name)}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

/** A receipt with a tracking code of its own, for those who register such records. */
export function ReceiptButton({ of: resource, record }: { of: Resource; record: StoredRecord }) {
  const say = useSay();
  if (!mayAccess(resource, 'create', useRoles())) return null;
  const name = `tanda-terima-${String(record.number).replaceAll('/', '-')}.pdf`;
  const path = `${resource.name}/${record.id}/receipt.pdf`;
  return <PaperButton path={path} name={name} label={say('receipt.print')} says={say('receipt.text')} />;
}
