import { type Clause, clauseOfComponent, clauseOfStep } from '../define/clauses.ts';
import { executorsText, termText } from '../define/standard.ts';
import { type Component, COMPONENTS, type ServiceStandard } from '../service-standards/service-standards.resource.ts';

const marked = (rows: readonly { readonly mark: string; readonly text: string }[]): string =>
  rows.map(({ mark, text }) => `${mark}. ${text}`).join('\n');

function componentText(standard: ServiceStandard, shows: Component['shows']): string {
  const { content } = standard;
  switch (shows) {
    case 'total':
      return termText(content.total);
    case 'legalBases':
      return marked(content.legalBases);
    case 'competences':
      return marked(content.competences);
    case 'executors':
      return executorsText(content.executors);
    default:
      return standard[shows];
  }
}

/** The words of the standard at this place; nothing where the version has no such step. */
export function clauseText(standard: ServiceStandard, clause: Clause): string | undefined {
  const step = standard.content.steps.find(({ at }) => clauseOfStep(at) === clause);
  if (step) return step.says;
  const component = COMPONENTS.find(({ section, number }) => clauseOfComponent(section, number) === clause);
  return component && componentText(standard, component.shows);
}
