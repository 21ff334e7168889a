import ArchiveIcon from '@mui/icons-material/FolderZipOutlined';
import { Button, Stack, Typography } from '@mui/material';
import { useGetIdentity, useRecordContext } from 'react-admin';
import { broken } from '../../api/define/rule.ts';
import {
  CASE_PAPERS,
  casePaperNames,
  DOSSIER,
  dossierFile,
  paperFile,
} from '../../api/sanctions/sanction-papers.flow.ts';
import { type Sanction, sanctions } from '../../api/sanctions/sanctions.resource.ts';
import { PaperButton } from '../complaints/Papers.tsx';
import { useWaskita } from '../engine/dataProvider.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useSaveFile } from '../engine/useSaveFile.ts';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

/** The papers that the case has come to, and the whole of it for those who carry it out of the house. */
export function CasePapers() {
  const say = useSay();
  const record = useRecordContext<Sanction>();
  if (!record) return null;
  const papers = casePaperNames.filter((name) => broken(CASE_PAPERS[name].unless, record).length === 0);
  return (
    <Panel>
      <Stack sx={{ gap: 1, alignItems: 'start' }}>
        <Typography variant="h6" component="h2">
          {say('sanction.papers')}
        </Typography>
        {papers.length === 0 && <Typography color="text.secondary">{say('sanction.noPapers')}</Typography>}
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {papers.map((name) => (
            <PaperButton
              key={name}
              path={`${sanctions.name}/${record.id}/${name}`}
              name={paperFile(name, record.number)}
              label={say(`sanction.paper.${name}`)}
            />
          ))}
        </Stack>
        <Dossier record={record} />
      </Stack>
    </Panel>
  );
}

function Dossier({ record }: { record: Sanction }) {
  const say = useSay();
  const provider = useWaskita();
  const [save, busy] = useSaveFile();
  const { identity } = useGetIdentity();
  const roles = useRoles();
  const me = { staffId: String(identity?.id), competences: [] };
  const mayHave = roles.some((role) => DOSSIER.by.includes(role)) && broken(DOSSIER.unless, record, me).length === 0;
  if (!identity || !mayHave) return null;
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ArchiveIcon />}
        disabled={busy}
        aria-describedby="dossier-text"
        onClick={() => void save(provider.file(`${sanctions.name}/${record.id}/dossier`), dossierFile(record.number))}
      >
        {say('sanction.dossier')}
      </Button>
      <Typography id="dossier-text" variant="body2" color="text.secondary">
        {say('sanction.dossierText')}
      </Typography>
    </>
  );
}
