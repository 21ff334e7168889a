import { Alert, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { saveFile } from '../engine/download.ts';
import { useSay } from '../i18n/provider.ts';
import { FiguresTable } from './FiguresTable.tsx';
import type { Told } from './table.ts';
import { sheetOf } from './table.ts';

interface Props {
  /** How many, in a sentence or two. */
  readonly summary: ReactNode;
  /** What the chart shows. */
  readonly title: string;
  readonly chart: ReactNode;
  readonly told: Told;
  /** What the columns mean. */
  readonly text: string;
  readonly fileName: string;
  readonly empty: string;
}

/** Figures as charts, as a table, and to take away. */
export function ToldFigures({ summary, title, chart, told, text, fileName, empty }: Props) {
  const say = useSay();
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography role="status" sx={{ flex: 1, minWidth: 200 }}>
          {summary}
        </Typography>
        {told.rows.length > 0 && (
          <Button variant="outlined" size="small" onClick={() => saveFile(sheetOf(told), fileName)}>
            {say('figures.download')}
          </Button>
        )}
      </Stack>
      {told.rows.length === 0 ? (
        <Alert severity="info">{empty}</Alert>
      ) : (
        <>
          <Card>
            <CardContent>
              <Typography variant="h6" component="h2" gutterBottom>
                {title}
              </Typography>
              {chart}
            </CardContent>
          </Card>
          <Card>
            <CardContent>
              <FiguresTable told={told} text={text} />
            </CardContent>
          </Card>
        </>
      )}
    </>
  );
}
