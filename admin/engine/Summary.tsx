import { Typography } from '@mui/material';
import { Fragment, type ReactNode } from 'react';
import { RecordContextProvider, ReferenceField, ReferenceManyCount, useTranslate } from 'react-admin';
import { stateOf, type Resource } from '../../api/define/resource.ts';
import { partsOf, pathsOf, type Piece } from '../../api/define/summary.ts';
import type { StoredRecord } from './dataProvider.ts';
import { ValueOf } from './fields.tsx';
import { resourceNamed } from './words.ts';

interface PlaceProps {
  readonly of: Resource;
  readonly path: readonly [string, ...string[]];
}

/** What stands for one place of a summary, about the record in context. */
function Place({ of: resource, path: [name, further] }: PlaceProps): ReactNode {
  const part = resource.parts?.find((one) => one.resource === name);
  if (part) return <ReferenceManyCount reference={part.resource} target={part.by} />;
  const target = further === undefined ? undefined : resourceNamed(resource.fields[name]?.to);
  if (!target) return <ValueOf of={resource} name={name} plain />;
  return (
    <ReferenceField source={name} reference={target.name} link={false}>
      <Place of={target} path={[further!]} />
    </ReferenceField>
  );
}

interface SummaryProps {
  readonly of: Resource;
  readonly record: StoredRecord;
  /** Within a line of text no paragraph may begin. */
  readonly component?: 'p' | 'span';
}
/** What the record is, under what it is called; nothing where that says it already. */
export function Summary({ of: resource, record, component = 'p' }: SummaryProps) {
  const translate = useTranslate();
  const template = translate(`resources.${resource.name}.summary`, { _: resource.summary });
  const paths = pathsOf(template);
  const told = [resource.title, stateOf(resource)?.field];
  if (paths.every(([name]) => told.includes(name))) return null;
  const isKnown = (piece: Piece) => 'text' in piece || !(piece.path[0] in resource.fields) || record[piece.path[0]];
  const said = partsOf(template).filter(({ pieces, ifKnown }) => !ifKnown || pieces.every(isKnown));
  return (
    <RecordContextProvider value={record}>
      <Typography
        component={component}
        variant={component === 'span' ? 'body2' : 'body1'}
        color="text.secondary"
        lang={template === resource.summary ? 'id' : undefined}
        sx={{ display: 'block', flexBasis: '100%', overflowWrap: 'anywhere' }}
      >
        {said.map(({ pieces }, index) => (
          <Fragment key={index}>
            {pieces.map((piece) =>
              'text' in piece ? piece.text : <Place key={piece.path.join('.')} of={resource} path={piece.path} />,
            )}
          </Fragment>
        ))}
      </Typography>
    </RecordContextProvider>
  );
}
