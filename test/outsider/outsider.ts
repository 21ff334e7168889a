/**
 * What somebody outside writes who knows of Waskita only its address and what `openapi-typescript` made of
 * /api/openapi.json (`waskita.ts` beside this file). Compiled and run by test/project/openapi-client.test.ts.
 */
import createClient from 'openapi-fetch';
import type { components, paths } from './waskita.js';

type Letter = components['schemas']['Requests'];

const [baseUrl, username, password] = process.argv.slice(2) as [string, string, string];
const api = createClient<paths>({ baseUrl });
const told: Record<string, unknown> = {};

/** The data of an answer that must be a success. */
function data<T>({ data: answer, error, response }: { data?: T; error?: unknown; response: Response }): T {
  if (answer === undefined) throw new Error(`${response.url} ${response.status} ${JSON.stringify(error)}`);
  return answer;
}

const session = data(await api.POST('/api/auth/login', { body: { username, password } }));
api.use({
  onRequest: ({ request }) => request.headers.set('Authorization', `Bearer ${session.accessToken}`),
});
told.role = session.user.role;

const page = await api.GET('/api/requests', {
  params: {
    query: { filter: JSON.stringify({ status: ['draf', 'diajukan'] }), range: '[0,2]', sort: '["createdAt","ASC"]' },
  },
});
const letters: Letter[] = data(page);
told.listed = letters.length;
told.states = [...new Set(letters.map(({ status }) => status))];
told.range = page.response.headers.get('Content-Range');

const [agency] = data(
  await api.GET('/api/org-units', { params: { query: { filter: '{"type":"opd"}', range: '[0,0]' } } }),
);
const made = await api.POST('/api/requests', {
  params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
  body: {
    opdId: agency!.id,
    letterNumber: '800/17/2026',
    letterDate: '2026-11-02',
    receivedAt: '2026-11-02T02:00:00Z',
    subject: 'Permohonan sertifikat elektronik',
    signerName: 'Sri Wahyuni',
    signerPosition: 'kepala_opd',
    authentication: 'cap',
  },
});
const letter = data(made);
told.created = [made.response.status, letter.status, made.response.headers.get('ETag')];

const path = { id: letter.id };
const edited = data(
  await api.PUT('/api/requests/{id}', {
    params: { path, header: { 'If-Match': `"${letter.version}"` } },
    body: { subject: 'Permohonan sertifikat elektronik baru' },
  }),
);
told.edited = edited.subject;
const stale = await api.PUT('/api/requests/{id}', {
  params: { path, header: { 'If-Match': `"${letter.version}"` } },
  body: { subject: 'Ditulis tanpa melihat yang terakhir' },
});
told.stale = [stale.response.status, stale.error && 'current' in stale.error && stale.error.current];

const early = await api.POST('/api/requests/{id}/steps/ajukan', {
  params: { path, header: { 'If-Match': `"${edited.version}"` } },
  body: {},
});
told.early = [early.response.status, early.error?.code];
const form = new FormData();
form.append('file', new Blob([`%PDF-1.4\n%${'x'.repeat(100)}\n%%EOF`], { type: 'application/pdf' }), 'surat.pdf');
for (const [name, value] of Object.entries({ ownerType: 'requests', ownerId: letter.id, kind: 'surat_permohonan' }))
  form.append(name, value);
const file = data(
  await api.POST('/api/attachments', {
    body: { file: '', ownerType: 'requests', ownerId: letter.id, kind: 'surat_permohonan' },
    bodySerializer: () => form,
  }),
);
told.file = file.name;
data(
  await api.POST('/api/verifications', {
    body: {
      requestId: letter.id,
      fullName: 'Budi Santoso',
      nik: '3374011203851234',
      employment: 'non_asn',
      position: 'Analis',
      unit: 'Sekretariat',
      email: 'budi.santoso.analis@purbalinggakab.go.id',
    },
  }),
);
const { version } = data(await api.GET('/api/requests/{id}', { params: { path } }));
const submitted = data(
  await api.POST('/api/requests/{id}/steps/ajukan', {
    params: { path, header: { 'If-Match': `"${version}"` } },
    body: {},
  }),
);
told.submitted = submitted.status;
const verdicts = data(await api.GET('/api/requests/{id}/steps', { params: { path } }));
told.allowed = verdicts.filter(({ allowed }) => allowed).length;
told.history = data(await api.GET('/api/requests/{id}/history', { params: { path } })).map(({ action }) => action);

/** What is wrong with these is known before they are sent. */
export async function neverCalled(): Promise<void> {
  // @ts-expect-error a verb that the flow does not have
  await api.POST('/api/requests/{id}/steps/setujui_saja', { params: { path } });
  // @ts-expect-error a step without the reason that it needs
  await api.POST('/api/requests/{id}/steps/batalkan', { params: { path }, body: {} });
  // @ts-expect-error a creation without what is required
  await api.POST('/api/requests', { body: { subject: 'Tanpa yang lain' } });
  // @ts-expect-error a field that a record does not have
  void letter.nomor;
}

console.log(JSON.stringify(told));
