import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { executorsText, INTERNAL, PROMISED, silentDaysOf, termOf, termText } from '../../api/define/standard.ts';
import {
  type Component,
  COMPONENTS,
  type ServiceStandard,
} from '../../api/service-standards/service-standards.resource.ts';
import { useSay } from '../i18n/provider.ts';
import { BasesTable, ChannelsTable, ClassesTable, StepsTable } from './Tables.tsx';

const TERMS = [...Object.keys(PROMISED), ...Object.keys(INTERNAL)];
/** What a component is made of: two versions agree in it when these are the same. */
export function partsOf(standard: ServiceStandard, { shows }: Component): unknown {
  const { content } = standard;
  switch (shows) {
    case 'procedure':
      return [standard.procedure, content.steps];
    case 'total':
      return [content.total, content.warnings];
    case 'complaintHandling':
      return [
        standard.complaintHandling,
        TERMS.map((name) => termText(termOf(content, name))),
        silentDaysOf(content),
        content.channels,
      ];
    case 'legalBases':
    case 'competences':
    case 'executors':
      return content[shows];
    default:
      return standard[shows];
  }
}

/** The printed words are Indonesian in every language of the screen. */
const Printed = ({ children }: { children: ReactNode }) => (
  <Typography component="div" lang="id" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);

interface BodyProps {
  readonly of: Component;
  readonly standard: ServiceStandard;
  readonly against?: ServiceStandard;
}
export function ComponentBody({ of: component, standard, against }: BodyProps) {
  const say = useSay();
  const { content } = standard;
  const tables = { content, against: against?.content };
  switch (component.shows) {
    case 'total':
      return (
        <Printed>
          {termText(content.total)}
          <Typography variant="caption" component="div" color="text.secondary">
            {say('standard.warnings', { percents: content.warnings.join(' · ') })}
          </Typography>
        </Printed>
      );
    case 'executors':
      return <Printed>{executorsText(content.executors)}</Printed>;
    case 'competences':
      return <Printed>{content.competences.map(({ mark, text }) => `${mark}. ${text}`).join('\n')}</Printed>;
    case 'legalBases':
      return <BasesTable {...tables} />;
    case 'procedure':
      return (
        <>
          <Printed>{standard.procedure}</Printed>
          <StepsTable {...tables} />
          <Typography variant="caption" component="p" color="text.secondary">
            {say('standard.ours.steps')}
          </Typography>
        </>
      );
    case 'complaintHandling':
      return (
        <>
          <Printed>{standard.complaintHandling}</Printed>
          <Box sx={{ display: 'grid', columnGap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' } }}>
            <ClassesTable {...tables} />
            <ChannelsTable {...tables} />
          </Box>
          <Typography variant="body2">{say('standard.silence', { days: silentDaysOf(content) })}</Typography>
        </>
      );
    default:
      return <Printed>{standard[component.shows]}</Printed>;
  }
}

/** Heading of a component, as printed: 1. Persyaratan */
export const ComponentTitle = ({ of: { number, title } }: { of: Component }) => (
  <Typography variant="subtitle1" component="h3" lang="id" sx={{ fontWeight: 600 }}>
    {number}. {title}
  </Typography>
);

/** The components of the printed standard, section by section, each drawn by `children`. */
export function Sections({ only, children }: { only?: readonly Component[]; children: (one: Component) => ReactNode }) {
  return [...new Set(COMPONENTS.map(({ section }) => section))].map((section) => {
    const components = COMPONENTS.filter((one) => one.section === section && (!only || only.includes(one)));
    if (components.length === 0) return null;
    return (
      <Box key={section} component="section" sx={{ '& + &': { mt: 3 } }}>
        <Typography variant="h6" component="h2" lang="en" sx={{ mb: 1 }}>
          {section}
        </Typography>
        {components.map((one) => (
          <Box key={one.number} sx={{ mb: 2 }}>
            <ComponentTitle of={one} />
            {children(one)}
          </Box>
        ))}
      </Box>
    );
  });
}
