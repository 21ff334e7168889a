import { Box, Chip, type ChipProps, Typography } from '@mui/material';
import {
  budget,
  INTERNAL,
  isPrinted,
  type Internal,
  type LegalBasis,
  PROMISED,
  type Promised,
  type StandardContent,
  termOf,
} from '../../api/define/standard.ts';
import { useTermText } from '../engine/terms.ts';
import { useSay } from '../i18n/provider.ts';
import { ContentTable, type Row } from './ContentTable.tsx';

export interface TableProps {
  readonly content: StandardContent;
  /** Rows that read otherwise here are marked. */
  readonly against?: StandardContent;
}

export function StepsTable({ content, against }: TableProps) {
  const say = useSay();
  const termText = useTermText();
  const rows = content.steps.map((step): Row => ({
    key: step.at,
    value: step,
    was: against?.steps.find(({ at }) => at === step.at),
    cells: [
      step.at,
      <Box key="says">
        <span lang="id">{step.says}</span>
        <Typography variant="caption" component="div" color="text.secondary">
          <span lang="id">{step.by}</span> · {say('standard.steps.party')}: {say(`standard.parties.${step.party}`)}
        </Typography>
      </Box>,
      <Box key="minutes">
        {step.minutes}
        {step.alternative && (
          <Typography variant="caption" component="div" color="text.secondary">
            {say('standard.steps.or', { at: step.alternative })}
          </Typography>
        )}
      </Box>,
    ],
  }));
  const sum: Row = {
    key: 'sum',
    value: budget(content.steps),
    was: against && budget(against.steps),
    cells: [
      '',
      <b key="label">{say('standard.steps.sum')}</b>,
      <Box key="sum" component="b" sx={{ whiteSpace: 'nowrap' }}>
        {termText(content.total)}
      </Box>,
    ],
  };
  return (
    <ContentTable
      label={say('standard.steps.title')}
      columns={[say('standard.steps.at'), say('standard.steps.says'), say('standard.steps.minutes')]}
      rows={[...rows, sum]}
      compared={against !== undefined}
    />
  );
}

export function ClassesTable({ content, against }: TableProps) {
  const say = useSay();
  const termText = useTermText();
  const row = (name: Promised | Internal, label: string): Row => ({
    key: name,
    value: termText(termOf(content, name)),
    was: against && termText(termOf(against, name)),
    cells: [
      label,
      <Box key="term">
        {termText(termOf(content, name))}
        {Object.hasOwn(content.classes, name) && !isPrinted(name) && (
          <Typography variant="caption" component="div" color="text.secondary">
            {say('standard.ours.one')}
          </Typography>
        )}
      </Box>,
    ],
  });
  const toOthers = (Object.keys(PROMISED) as Promised[]).map((name) => row(name, say(`standard.promised.${name}`)));
  const within = (Object.keys(INTERNAL) as Internal[]).map((name) => row(name, say(`standard.internal.${name}`)));
  return [toOthers, within].map((rows) => (
    <ContentTable
      key={rows[0]!.key}
      label={say(rows === within ? 'standard.classes.internal' : 'standard.classes.title')}
      columns={[say('standard.classes.of'), say('standard.classes.within')]}
      rows={rows}
      compared={against !== undefined}
    />
  ));
}

export function ChannelsTable({ content, against }: TableProps) {
  const say = useSay();
  const rows = content.channels.map((channel): Row => ({
    key: channel.code,
    value: channel,
    was: against?.channels.find(({ code }) => code === channel.code),
    cells: [
      <span key="label" lang="id">
        {channel.label}
      </span>,
      channel.address ?? '–',
    ],
  }));
  return (
    <ContentTable
      label={say('standard.channels.title')}
      columns={[say('standard.channels.label'), say('standard.channels.address')]}
      rows={rows}
      compared={against !== undefined}
    />
  );
}

const BADGES: Record<LegalBasis['status'], ChipProps['color']> = {
  berlaku: 'success',
  diubah: 'warning',
  dicabut: 'error',
  berakhir: 'warning',
};

export function BasesTable({ content, against }: TableProps) {
  const say = useSay();
  const rows = content.legalBases.map((basis): Row => ({
    key: basis.mark,
    value: basis,
    was: against?.legalBases.find(({ mark }) => mark === basis.mark),
    cells: [
      `${basis.mark}.`,
      <Box key="text" lang="id">
        {basis.text}
        {basis.note && (
          <Typography variant="caption" component="div" color="text.secondary">
            {basis.note}
          </Typography>
        )}
      </Box>,
      <Chip
        key="status"
        size="small"
        variant="outlined"
        color={BADGES[basis.status]}
        label={say(`standard.statuses.${basis.status}`)}
      />,
    ],
  }));
  return (
    <ContentTable
      label={say('standard.bases.title')}
      columns={[say('standard.bases.mark'), say('standard.bases.text'), say('standard.bases.status')]}
      rows={rows}
      compared={against !== undefined}
    />
  );
}
