import { Box, Button, Chip, List, ListItem, ListItemButton, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { type RaRecord, useTranslate } from 'react-admin';
import { type SupervisedAct, supervisedActs } from '../../api/supervision/supervised-acts.resource.ts';
import type { StoredEntry } from '../audit/AuditSentence.tsx';
import { formatShort } from '../engine/format.ts';
import { useKeys } from '../engine/keys.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { StateChip } from '../engine/StateChip.tsx';
import { codeKey } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { Act } from './Act.tsx';

export type StoredAct = SupervisedAct & RaRecord<string>;

interface ActsProps {
  readonly acts: readonly StoredAct[];
  readonly entries: readonly StoredEntry[];
}
/** The acts of the day beside the one that is looked at; gone through by keyboard. */
export function Acts({ acts, entries }: ActsProps) {
  const say = useSay();
  const [at, setAt] = useState(() => Math.max(0, firstWaiting(acts)));
  const act = acts[Math.min(at, acts.length - 1)]!;
  const page = useRef<HTMLDivElement>(null);
  const go = (by: number) => setAt((now) => Math.min(acts.length - 1, Math.max(0, now + by)));
  /** The next that waits, after this one or from the start. */
  const goOn = () => {
    const others = acts.map((one, index) => ({ index, waits: one.status === 'menunggu' && one.id !== act.id }));
    const next = others.find(({ index, waits }) => waits && index > at) ?? others.find(({ waits }) => waits);
    if (next) setAt(next.index);
  };
  useKeys(page, { j: () => go(1), k: () => go(-1) });
  return (
    <Stack ref={page} direction={{ xs: 'column', md: 'row' }} sx={{ gap: 2, alignItems: 'start' }}>
      <Box
        component="section"
        aria-labelledby="acts-title"
        sx={{ flex: '0 0 36%', width: { xs: '100%', md: 'auto' }, minWidth: 0 }}
      >
        <Panel>
          <Typography id="acts-title" variant="h6" component="h2">
            {say('supervision.acts')}
          </Typography>
          <Typography variant="body2" color="text.secondary" gutterBottom>
            {say('supervision.keys')}
          </Typography>
          <List dense disablePadding sx={{ maxHeight: { xs: 260, md: 640 }, overflowY: 'auto' }}>
            {acts.map((one, index) => (
              <ListItem key={one.id} disablePadding sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
                <ListItemButton
                  selected={one.id === act.id}
                  aria-current={one.id === act.id || undefined}
                  ref={one.id === act.id ? inSight : undefined}
                  onClick={() => setAt(index)}
                >
                  <Row act={one} entry={entries.find(({ id }) => id === one.entryId)} />
                </ListItemButton>
              </ListItem>
            ))}
          </List>
          <Stack direction="row" sx={{ gap: 1, mt: 1 }}>
            <Button size="small" disabled={at === 0} onClick={() => go(-1)}>
              {say('supervision.previous')}
            </Button>
            <Button size="small" disabled={at >= acts.length - 1} onClick={() => go(1)}>
              {say('supervision.next')}
            </Button>
          </Stack>
        </Panel>
      </Box>
      <Box sx={{ flex: '1 1 0', minWidth: 0, width: { xs: '100%', md: 'auto' } }}>
        <Act key={act.id} act={act} entry={entries.find(({ id }) => id === act.entryId)} onJudged={goOn} />
      </Box>
    </Stack>
  );
}

/** The list follows the keys; the page stays where it is read. */
function inSight(row: HTMLElement | null): void {
  const list = row?.closest('ul');
  if (!row || !list) return;
  const [of, seen] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  if (of.top < seen.top) list.scrollTop -= seen.top - of.top;
  else if (of.bottom > seen.bottom) list.scrollTop += of.bottom - seen.bottom;
}

const firstWaiting = (acts: readonly StoredAct[]): number => acts.findIndex(({ status }) => status === 'menunggu');

function Row({ act, entry }: { act: StoredAct; entry: StoredEntry | undefined }) {
  const language = useLanguage();
  const say = useSay();
  return (
    <Stack sx={{ gap: 0.5, minWidth: 0 }}>
      <Typography component="span" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        <span lang="id">{entry?.sentence ?? say('supervision.gone')}</span>
      </Typography>
      <Stack component="span" direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography component="span" variant="caption" color="text.secondary">
          {formatShort(act.actedAt, language)}
        </Typography>
        <StateChip of={supervisedActs} name="status" value={act.status} />
        <Reasons act={act} />
      </Stack>
    </Stack>
  );
}

/** Why it is looked at, whatever the draw said. */
export function Reasons({ act }: { act: StoredAct }) {
  const translate = useTranslate();
  return (act.reasons ?? []).map((reason) => (
    <Chip
      key={reason}
      component="span"
      size="small"
      variant="outlined"
      color="warning"
      label={translate(codeKey(supervisedActs, 'reasons', reason))}
      sx={{ height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal' } }}
    />
  ));
}
