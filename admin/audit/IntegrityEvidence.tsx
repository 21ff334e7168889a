import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { HttpError } from 'react-admin';
import { useWaskita } from '../engine/dataProvider.ts';
import { saveFile } from '../engine/download.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { useSay } from '../i18n/provider.ts';

const FILES = {
  bundle: 'jejak-audit.zip',
  verifier: 'periksa-bundel-audit.html',
} as const;

/** What an outsider needs to judge the trail without this application, and how to use it. */
export function IntegrityEvidence({ signed }: { signed: boolean }) {
  const say = useSay();
  const provider = useWaskita();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: async (name: keyof typeof FILES) => saveFile(await provider.file(`audit-logs/${name}`), FILES[name]),
  });
  const label = (name: keyof typeof FILES) => {
    if (isPending && variables === name) return say('integrity.downloading');
    return name === 'bundle' && !signed ? say('integrity.bundleNotYet') : say(`integrity.${name}`);
  };
  return (
    <Panel>
      <Typography variant="h6" component="h2" gutterBottom>
        {say('integrity.evidence')}
      </Typography>
      <Typography sx={{ mb: 2 }}>{say('integrity.evidenceText')}</Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {(['bundle', 'verifier'] as const).map((name) => (
          <Button
            key={name}
            variant="outlined"
            startIcon={<DownloadIcon />}
            disabled={isPending || (name === 'bundle' && !signed)}
            onClick={() => mutate(name)}
          >
            {label(name)}
          </Button>
        ))}
      </Stack>
      {error && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {error instanceof HttpError ? error.message : say('integrity.failed')}
        </Alert>
      )}
    </Panel>
  );
}
