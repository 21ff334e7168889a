import { isDeepStrictEqual } from 'node:util';
import { Alerts } from '../../api/clock/alerts.ts';
import type { Username } from '../../api/seed/people.ts';
import { done, type Office, openOffice } from './office.ts';

const AT_ONCE = 8;
const OWN_RECORDS = 2;
/** Everything that is about one complaint, by resource. */
export type Hidden = Readonly<Record<string, readonly string[]>>;
interface Said {
  readonly status: number;
  readonly body: string;
  readonly range: string | null;
}
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** It must be refused in both. */
  readonly refused?: true;
}

const EVERYBODY = [
  'kadis',
  'kabid',
  'kasi',
  'verifikator1',
  'verifikator2',
  'staf',
  'inspektorat',
  'admin',
] as const satisfies readonly Username[];

/** The office that is copied: everybody is signed in, and what is due was told, so that neither happens in one copy only. */
export async function openModel(): Promise<Office> {
  const model = await openOffice({ JOBS: 'off' });
  for (const who of EVERYBODY) await model.as(who).staffId();
  while (await model.app.get(Alerts).warnDue());
  await model.rest();
  return model;
}

/** Where two answers part. */
function apart(one: Said, other: Said): string {
  const texts = [one, other].map(({ status, range, body }) => `${status} ${range} ${body}`);
  const at = texts[0]!.split('').findIndex((letter, index) => letter !== texts[1]![index]);
  return texts.map((text) => text.slice(Math.max(0, at - 80), Math.max(0, at) + 200)).join(' ≠ ');
}

/** Asks one person's questions in two offices that differ by a complaint about him. */
export async function twinsOf(model: Office, who: Username) {
  const held = await openOffice({ JOBS: 'off' }, model);
  const never = await openOffice({ JOBS: 'off' }, model);
  const staffId = await held.as(who).staffId();
  const [{ name }] = (await held.sql('select "fullName" as name from staff where id = $1', [staffId])) as [
    { name: string },
  ];
  const { body: documentation } = await held
    .as(who)
    .get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  const routes = Object.entries(documentation.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
  const isOutside = (path: string) => /^\/(health|metrics|api\/auth)/.test(path) || path.includes('/stream');
  const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

  /** What he himself read is in histories and trails, with ids and moments of its own. */
  const isOwn = ({ actorId, action, sentence }: Partial<Record<'actorId' | 'action' | 'sentence', string>>) =>
    Boolean(action) && (actorId === staffId || Boolean(sentence?.startsWith(`${name},`)));
  const withoutOwn = (text: string): string =>
    !/^[[{]/.test(text)
      ? text
      : JSON.stringify(JSON.parse(text), (_, value: unknown) =>
          Array.isArray(value) ? value.filter((one: object | null) => !(one && isOwn(one))) : value,
        );

  async function ask(office: Office, { method, path, body }: Asked): Promise<Said> {
    const { token } = await office.as(who).signedIn();
    const answer = await fetch(`${office.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'if-match': '"1"',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // A paper says when it was made.
    const isPaper = /pdf|zip/.test(answer.headers.get('content-type') ?? '');
    const said = isPaper ? '' : withoutOwn(text.replace(/"(requestId|now|preparedAt)":"[^"]*"/g, '"$1":""'));
    return { status: answer.status, body: said, range: answer.headers.get('content-range') };
  }

  const askBoth = (asked: Asked) => Promise.all([ask(held, asked), ask(never, asked)] as const);
  /** What the answers tell apart. A minute that passed between the two is asked again. */
  async function telling(all: readonly Asked[], mayRepeat: boolean): Promise<string[]> {
    const found: string[] = [];
    const compare = async (asked: Asked) => {
      let [one, other] = await askBoth(asked);
      if (mayRepeat && !isDeepStrictEqual(one, other)) [one, other] = await askBoth(asked);
      if (!isDeepStrictEqual(one, other))
        found.push(`${asked.method} ${decodeURIComponent(asked.path).slice(0, 120)}: ${apart(one, other)}`);
    };
    for (let from = 0; from < all.length; from += AT_ONCE)
      await Promise.all(all.slice(from, from + AT_ONCE).map(compare));
    return found;
  }

  /** How long the whole trail is, and its last page: asked before anything that is written into it. */
  const tellingWhole = () => telling([{ method: 'GET', path: '/api/audit-logs?range=[0,99]' }], false);

  /** Every list, count, search, export, figure and inbox: what he does himself is left out of the trail. */
  async function tellingLists(word: string): Promise<string[]> {
    const others = `filter=${json({ actorId_ne: staffId })}`;
    const parameters = (path: string) => {
      if (path === '/api/complaints/figures') return ['from=2026-01-01&to=2099-12-31'];
      if (path === '/api/sanctions/figures') return ['from=2026-01-01&to=2099-12-31&by=status'];
      if (path === '/api/supervision-draws/figures') return ['from=2026-01-01&to=2099-12-31&by=superior'];
      if (path === '/api/figures/time')
        return ['complaints', 'requests', 'verifications'].flatMap((resource) =>
          ['month', 'class', 'verifier', 'party'].map((by) => `resource=${resource}&from=2026-01&to=2026-12&by=${by}`),
        );
      if (path.endsWith('/export')) return [`format=csv${path.includes('audit') ? `&${others}` : ''}`];
      return [path === '/api/audit-logs' ? `range=[0,99]&${others}` : ''];
    };
    const lists = routes.filter(({ method, path }) => method === 'GET' && !path.includes('{') && !isOutside(path));
    const plain = lists.flatMap(({ method, path }) =>
      parameters(path).map((query) => ({ method, path: `${path}?${query}` })),
    );
    const searched = ['complaints', 'attachments', 'findings', 'sanctions', 'examinations', 'notifications', 'mails'];
    const more = searched.flatMap((resource) =>
      [`filter=${json({ q: word })}`, 'range=[0,99]', 'range=[0,0]'].map((query) => ({
        method: 'GET',
        path: `/api/${resource}?${query}`,
      })),
    );
    return telling([...plain, ...more], true);
  }

  /** Every page, clock, history and paper of some records that he may see. */
  async function tellingRecords(): Promise<string[]> {
    const asked: Asked[] = [];
    for (const { method, path } of routes) {
      const [resource, rest] = [path.split('/')[2]!, path.split('/').slice(3)];
      // The trail of a person's own reading differs by moment and id.
      if (method !== 'GET' || rest[0] !== '{id}' || resource === 'audit-logs' || isOutside(path)) continue;
      const range = `range=[0,${OWN_RECORDS - 1}]`;
      const [, { status, body }] = await askBoth({ method: 'GET', path: `/api/${resource}?${range}` });
      if (status !== 200) continue;
      for (const { id } of JSON.parse(body) as { id: string }[])
        asked.push({ method, path: path.replace('{id}', id).replace(/\{\w+\}/, id) });
    }
    return telling(asked, true);
  }

  /** Every route with an id, asked with a hidden one: it must answer as where that never was, and never well. */
  async function tellingRoutes(hidden: Hidden): Promise<string[]> {
    const asked = routes.flatMap(({ method, path }) => {
      const ids = hidden[path.split('/')[2]!] ?? [hidden.complaints![0]!];
      const verbs = path.includes('{verb}') ? ['jawab', 'konfirmasi', 'tidak_ada'] : [''];
      if (!path.includes('{') || isOutside(path)) return [];
      const body = method === 'GET' || method === 'DELETE' ? undefined : { reason: 'Ingin tahu', field: 'nik' };
      return ids.flatMap((id) =>
        verbs.map((verb) => ({
          method,
          path: path.replace('{verb}', verb).replaceAll(/\{\w+\}/g, id),
          body,
          refused: true as const,
        })),
      );
    });
    const filtered = Object.keys(hidden).flatMap((resource) =>
      [{ id: hidden[resource] }, { id: hidden[resource]![0] }, { recordId: Object.values(hidden).flat() }].map(
        (filter) => ({
          method: 'GET',
          path: `/api/${resource}?filter=${json(filter)}`,
        }),
      ),
    );
    return telling([...asked, ...filtered], false);
  }

  /** Every way to tie something to a hidden complaint, or to ask whether there is one like it. */
  async function tellingReferences(id: string, said: Readonly<Record<string, unknown>>): Promise<string[]> {
    const other = done(await never.as('kadis').list('staff', { filter: { id_ne: staffId }, range: [0, 0] }))[0]!.id;
    const own = done(
      await never.as('kadis').list('complaints', { filter: { status: 'ditangani' }, range: [0, 0] }),
    )[0]!;
    const { subject, content, contact, requestId } = said;
    const posts: readonly (readonly [string, object])[] = [
      [
        'findings',
        {
          supervisedId: other,
          title: 'T',
          condition: 'Antrean panjang',
          clause: 'service_delivery_3',
          recommendation: 'Tambah loket',
          dueOn: '2099-01-01',
          complaintId: id,
        },
      ],
      ['sanctions', { staffId: other, allegation: 'Dugaan', examinerId: other, complaintId: id }],
      ['examinations', { heldOn: '2026-11-02', complaintId: id }],
      [`complaints/${own.id}/steps/gabungkan`, { mainId: id }],
      ['complaints/similar', { subject, content, contact, requestId }],
    ];
    return telling(
      posts.map(([path, body]) => ({ method: 'POST', path: `/api/${path}`, body })),
      false,
    );
  }

  return {
    held,
    tellingWhole,
    tellingLists,
    tellingRecords,
    tellingRoutes,
    tellingReferences,
    async close() {
      await held.close();
      await never.close();
    },
  };
}
