import type { TranslateFunction } from 'react-admin';
import { COMMANDS, type Told } from '../../api/define/sentence.ts';
import { stateOf } from '../../api/define/resource.ts';
import type { Language } from './format.ts';
import { fieldKey, resourceNamed } from './words.ts';

/** What was done, as the middle of a sentence; an action the console has no word for is a use of it. */
export function deed(action: string, resource: string, translate: TranslateFunction): string {
  const [kind = '', detail = ''] = action.split(':');
  const declared = resourceNamed(resource);
  if (kind === 'step') {
    const step = declared && stateOf(declared)?.flow.steps.find(({ verb }) => verb === detail);
    const label = translate(`resources.${resource}.steps.${detail}`, { _: step?.label ?? detail });
    return translate(step?.by.length === 0 ? 'app.actions.effect' : 'app.actions.step', { label });
  }
  const field = declared && detail ? translate(fieldKey(declared, detail), { _: detail }) : detail;
  return translate(`app.actions.${kind}`, { field, _: translate('app.actions.call') });
}

/** Who did what, and why: the API's own words in Indonesian, the same parts put together in another language. */
export function tell(
  told: Told & { readonly sentence: string },
  language: Language,
  translate: TranslateFunction,
): string {
  const declared = resourceNamed(told.resource);
  if (language === 'id') return told.sentence;
  const role = told.actorRole
    ? ` (${told.acting ? `${told.acting} ` : ''}${translate(`resources.appointments.codes.role.${told.actorRole}`, { _: told.actorRole })})`
    : '';
  const command = Object.hasOwn(COMMANDS, told.actorId) ? COMMANDS[told.actorId] : undefined;
  const other = command ? translate('app.actions.command', { name: command }) : translate('app.actions.system');
  const actor = told.actorName ?? other;
  const name = declared ? ` ${translate(`resources.${told.resource}.name`, { smart_count: 1 }).toLowerCase()}` : '';
  const why = told.reason ? ` ${translate('app.history.reason', { reason: told.reason })}` : '';
  return `${actor}${role} ${deed(told.action, told.resource, translate)}${name}.${why}`;
}
