import { isDeepStrictEqual } from 'node:util';
import type { Username } from '../../api/seed/people.ts';
import { deskOf } from './complaints.ts';
import { day, type Desk, done, type Office } from './office.ts';

const RANDOM = '01980000-0000-7000-8000-00000000abcd';
const AT_ONCE = 8;
const SCAN = Buffer.from('%PDF-1.4\n');
/** Everything that is about one complaint, by resource. */
export type Hidden = Readonly<Record<string, readonly string[]>>;
export interface Said {
  readonly status: number;
  readonly body: string;
  readonly range: string | undefined;
}

const EVERYBODY: readonly Username[] = [
  'kadis',
  'kabid',
  'kasi',
  'verifikator1',
  'verifikator2',
  'staf',
  'inspektorat',
  'admin',
];

/** Looks at the conflict wall from both sides, by every route of the documentation. */
export async function wallIn(office: Office) {
  const desk = deskOf(office);
  const staffIds = new Map<Username, string>();
  // Signed in before anything is compared: signing in is in the trail.
  for (const who of EVERYBODY) staffIds.set(who, await office.as(who).staffId());
  const { body: documentation } = await office
    .as('kadis')
    .get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  const routes = Object.entries(documentation.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );

  /** The answer without what differs from request to request. */
  async function ask(who: Desk, method: string, path: string, body?: unknown): Promise<Said> {
    const { token } = await who.signedIn();
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
    const said = text.replace(/"(requestId|now)":"[^"]*"/, '').replaceAll(RANDOM, 'ID');
    return { status: answer.status, body: said, range: answer.headers.get('content-range') ?? undefined };
  }

  const isOutside = (path: string) =>
    path.startsWith('/health') ||
    path.startsWith('/metrics') ||
    path.startsWith('/api/auth') ||
    path.includes('/stream');

  /** What the person is told by every route that reads without naming a record. What he does himself is left out of the trail. */
  async function everythingListed(who: Username): Promise<Map<string, Said>> {
    const person = office.as(who);
    const others = encodeURIComponent(JSON.stringify({ actorId_ne: staffIds.get(who) }));
    const told = new Map<string, Said>();
    for (const [method, path] of routes) {
      if (method !== 'GET' || path.includes('{') || isOutside(path)) continue;
      const query = path === '/api/audit-logs' ? `?range=[0,99]&filter=${others}` : '';
      const format = path.endsWith('/export')
        ? `?format=csv${path.includes('audit') ? `&filter=${others}` : ''}`
        : query;
      const figures = path.endsWith('/figures') ? '?from=2026-01-01&to=2099-12-31' : format;
      told.set(path, await ask(person, method, path + figures));
    }
    for (const resource of ['complaints', 'attachments', 'findings', 'sanctions', 'examinations', 'notifications']) {
      const filter = encodeURIComponent(JSON.stringify(resource === 'notifications' ? {} : { q: `purut${who}` }));
      told.set(`${resource} q`, await ask(person, 'GET', `/api/${resource}?filter=${filter}`));
      told.set(`${resource} 100`, await ask(person, 'GET', `/api/${resource}?range=[0,99]`));
    }
    return told;
  }

  /** A complaint with all that can be about it, made by others. Nothing in it is open to the one it is about. */
  async function makeEverything(complained: Username, chief: Username, clerk: Username): Promise<Hidden> {
    const complainedId = staffIds.get(complained)!;
    const word = `purut${complained}`;
    const subject = word;
    const more = {
      complainedId,
      subject,
      channel: 'sp4n_lapor',
      trackingId: `LAPOR-${complainedId}`,
      category: 'gratifikasi',
    };
    const complaint = await desk.record(more, clerk);
    const scan = done(
      await office.as(clerk).upload('complaints', complaint.id, 'surat_pengaduan', SCAN, `surat-${word}.pdf`),
    );
    const handlerId = staffIds.get(chief)!;
    await desk.took(chief, complaint, 'klasifikasikan', { class: 'berkadar_pengawasan', handlerId });
    await desk.took(chief, complaint, 'tangani');
    await desk.took(chief, complaint, 'periksa');
    const boss = office.as(chief);
    const room = done(await boss.create('examinations', { complaintId: complaint.id, heldOn: day(), summary: word }));
    const given = {
      examinationId: room.id,
      givenBy: word,
      capacity: 'saksi',
      givenOn: day(),
      statement: word,
    };
    const statement = done(await boss.create('examination-statements', given));
    const reader = done(
      await boss.create('examination-readers', {
        examinationId: room.id,
        staffId: staffIds.get(complainedId === staffIds.get('inspektorat') ? 'kabid' : 'inspektorat'),
      }),
    );
    const evidence = done(await boss.upload('examinations', room.id, 'lampiran', SCAN, `${word}.pdf`));
    await office.sql(
      `insert into notifications (id, "staffId", kind, resource, "recordId", title, text, key)
     values (gen_random_uuid(), $1, 'assigned', 'complaints', $2::uuid, 'Aduan', $3, $2::text)`,
      [complainedId, complaint.id, word],
    );
    const entries = await office.sql<{ id: string }>('select id from audit_logs where "recordId" = any($1)', [
      [complaint.id, scan.id, room.id, statement.id, reader.id, evidence.id],
    ]);
    return {
      complaints: [complaint.id],
      attachments: [scan.id, evidence.id],
      examinations: [room.id],
      'examination-statements': [statement.id],
      'examination-readers': [reader.id],
      'audit-logs': entries.map(({ id }) => id),
    };
  }

  /** Every route with an id, asked with the hidden one and with one that never was. Answers the routes that tell them apart. */
  async function tellingRoutes(who: Username, hidden: Hidden): Promise<string[]> {
    const person = office.as(who);
    const all = Object.values(hidden).flat();
    const telling: string[] = [];
    const asked = routes.flatMap(([method, path]) => {
      const ids = hidden[path.split('/')[2]!] ?? [hidden.complaints![0]!];
      const verbs = path.includes('{verb}') ? ['jawab', 'konfirmasi', 'tidak_ada'] : [''];
      if (!path.includes('{') || isOutside(path)) return [];
      return ids.flatMap((id) => verbs.map((verb) => ({ method, path: path.replace('{verb}', verb), id })));
    });
    const compare = async ({ method, path, id }: (typeof asked)[number]) => {
      const body = method === 'GET' || method === 'DELETE' ? undefined : { reason: 'Ingin tahu', field: 'nik' };
      const [one, other] = await Promise.all(
        [id, RANDOM].map((each) => ask(person, method, path.replaceAll(/\{\w+\}/g, each), body)),
      );
      if (!isDeepStrictEqual(one, other) || one!.status < 400 || one!.status >= 500)
        telling.push(`${method} ${path} ${id}: ${JSON.stringify([one, other])}`);
    };
    for (let from = 0; from < asked.length; from += AT_ONCE)
      await Promise.all(asked.slice(from, from + AT_ONCE).map(compare));
    for (const resource of Object.keys(hidden))
      for (const filter of [
        { id: hidden[resource] },
        { id: hidden[resource]![0] },
        ...(resource === 'audit-logs' ? [{ recordId: all }] : []),
      ]) {
        const { body } = await ask(
          person,
          'GET',
          `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
        );
        if (body !== '[]' && !body.startsWith('{"statusCode":403'))
          telling.push(`${resource} ${JSON.stringify(filter)}: ${body}`);
      }
    return telling;
  }

  /** Every field of every creation that refers to something, given the hidden record and one that never was. */
  async function tellingReferences(who: Username, hidden: Hidden): Promise<string[]> {
    const person = office.as(who);
    const id = hidden.complaints![0]!;
    const telling: string[] = [];
    for (const [resource, field, rest] of [
      [
        'findings',
        'complaintId',
        {
          supervisedId: staffIds.get('verifikator1'),
          title: 'T',
          condition: 'A',
          criterion: 'B',
          recommendation: 'C',
          dueOn: day(7),
        },
      ],
      [
        'sanctions',
        'complaintId',
        { staffId: staffIds.get('verifikator1'), allegation: 'A', examinerId: staffIds.get('kabid') },
      ],
      ['examinations', 'complaintId', { heldOn: day() }],
    ] as const) {
      const answers = [
        await ask(person, 'POST', `/api/${resource}`, { ...rest, [field]: id }),
        await ask(person, 'POST', `/api/${resource}`, { ...rest, [field]: RANDOM }),
      ];
      if (!isDeepStrictEqual(answers[0], answers[1]) || answers[0]!.status < 400)
        telling.push(`${resource}: ${JSON.stringify(answers)}`);
    }
    const [own] = done(await office.as('kadis').list('complaints', { filter: { status: 'ditangani' }, range: [0, 0] }));
    const merges = [id, RANDOM].map((mainId) =>
      ask(person, 'POST', `/api/complaints/${own!.id}/steps/gabungkan`, { mainId }),
    );
    const [one, other] = await Promise.all(merges);
    if (!isDeepStrictEqual(one, other)) telling.push(JSON.stringify([one, other]));
    return telling;
  }

  return { staffIds, everythingListed, makeEverything, tellingRoutes, tellingReferences };
}
