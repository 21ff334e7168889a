import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asList, type Flow, PREVIOUS, STAY } from '../define/flow.ts';
import { ROLES } from '../define/roles.ts';
import { requestFlow } from '../requests/requests.flow.ts';
import { verificationFlow } from '../verifications/verifications.flow.ts';

/** The lettered steps of a flow, and what follows from them, as a Mermaid state diagram. */
export function flowPicture(flow: Flow): string {
  const lines = flow.steps
    .filter((step) => (step.at || step.by.length === 0) && step.to !== PREVIOUS && step.to !== STAY)
    .flatMap((step) => asList(step.from).map((from) => ({ ...step, from })))
    .map(({ at, from, to, verb, by }) => {
      const who = by.length === 0 ? 'aplikasi' : by.map((role) => ROLES[role]).join(' / ');
      return `  ${from} --> ${to}: ${at ? `${at} · ` : ''}${verb} (${who})`;
    });
  const ends = Object.keys(flow.states).filter(
    (state) => flow.states[state]!.final && lines.some((line) => line.includes(`--> ${state}:`)),
  );
  return ['stateDiagram-v2', `  [*] --> ${flow.initial}`, ...lines, ...ends.map((state) => `  ${state} --> [*]`)].join(
    '\n',
  );
}

const BEGIN = '<!-- flow: npm run picture -->';
const END = '<!-- /flow -->';

/** A text with the pictures between its two marks brought up to date. */
export function withPictures(text: string): string {
  const pictures = [requestFlow, verificationFlow].map((flow) => `\`\`\`mermaid\n${flowPicture(flow)}\n\`\`\``);
  const [before, rest = ''] = text.split(BEGIN);
  return `${before}${BEGIN}\n\n${pictures.join('\n\n')}\n\n${END}${rest.split(END)[1] ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url) || process.argv[1]?.endsWith('command.mjs'))
  writeFileSync('README.md', withPictures(readFileSync('README.md', 'utf8')));
