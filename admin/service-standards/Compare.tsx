import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import {
  COMPONENTS,
  type ServiceStandard,
  serviceStandards,
} from '../../api/service-standards/service-standards.resource.ts';
import { codeKey } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { ComponentBody, partsOf, Sections } from './Components.tsx';
import { isSame } from './ContentTable.tsx';

/** Two versions side by side, component by component; only those that differ. */
export function Compare({ standard, onClose }: { standard: ServiceStandard; onClose: () => void }) {
  const say = useSay();
  const translate = useTranslate();
  const { data: all = [], isPending } = useGetList<ServiceStandard>(serviceStandards.name, {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'edition', order: 'DESC' },
  });
  const others = all.filter(({ id }) => id !== standard.id);
  const [chosen, setChosen] = useState<string>();
  // Most of all one wants to know what a version changes in the one before it.
  const before = others.find(({ edition }) => edition < standard.edition) ?? others.at(-1);
  const other = others.find(({ id }) => id === chosen) ?? before;
  const nameOf = ({ edition, status }: ServiceStandard) =>
    say('standard.edition', { edition, state: translate(codeKey(serviceStandards, 'status', status)) });
  const different = other && COMPONENTS.filter((one) => !isSame(partsOf(standard, one), partsOf(other, one)));
  return (
    <Dialog open fullWidth maxWidth="lg" onClose={onClose}>
      <DialogTitle>{say('standard.compare')}</DialogTitle>
      <DialogContent>
        {!other && !isPending && <Typography>{say('standard.onlyOne')}</Typography>}
        {other && (
          <TextField
            select
            size="small"
            margin="dense"
            label={say('standard.compareWith')}
            value={other.id}
            onChange={({ target }) => setChosen(target.value)}
            sx={{ mb: 2, minWidth: 240 }}
          >
            {others.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {nameOf(one)}
              </MenuItem>
            ))}
          </TextField>
        )}
        {different?.length === 0 && <Typography>{say('standard.same')}</Typography>}
        {other && different && different.length > 0 && (
          <Sections only={different}>
            {(component) => (
              <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
                {[
                  { shown: other, against: standard },
                  { shown: standard, against: other },
                ].map(({ shown, against }) => (
                  <Box key={shown.id} sx={{ minWidth: 0 }}>
                    <Typography variant="overline">{nameOf(shown)}</Typography>
                    <ComponentBody of={component} standard={shown} against={against} />
                  </Box>
                ))}
              </Box>
            )}
          </Sections>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('standard.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
