import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proposedClass } from '../../api/complaints/proposal.ts';
import { attempt } from '../support/database.ts';
import { type ComplaintDesk, deskOf, intake } from '../support/complaints.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => {
  office = await openOffice();
  desk = deskOf(office);
});
afterAll(() => office?.close());

const refusedFor = async (body: Record<string, unknown>, who: 'staf' | 'verifikator1' = 'staf') => {
  const { status, body: answer } = await office.as(who).create('complaints', body);
  return [status, Object.keys(answer.errors ?? {})];
};

describe('an intake', () => {
  it.each(['pengaduan', 'saran', 'masukan', 'apresiasi', 'permintaan_informasi'])(
    'may be of the kind %s',
    async (kind) => {
      expect(await desk.record({ kind })).toMatchObject({ kind, status: 'diterima', replies: 0 });
    },
  );

  it('keeps when it was received and when it was recorded', async () => {
    const receivedAt = '2026-11-20T02:00:00.000Z';
    const { createdAt, ...complaint } = await desk.record({ receivedAt });
    expect(Date.parse(complaint.receivedAt as string)).toBe(Date.parse(receivedAt));
    expect(Date.now() - Date.parse(createdAt as string)).toBeLessThan(60_000);
  });

  it('was not received in the future', async () => {
    const receivedAt = new Date(Date.now() + 3_600_000).toISOString();
    expect(await refusedFor(intake({ receivedAt }))).toEqual([422, ['receivedAt']]);
  });

  it('from SP4N-LAPOR! has its tracking number, which no other has', async () => {
    expect(await refusedFor(intake({ channel: 'sp4n_lapor' }))).toEqual([422, ['trackingId']]);
    await desk.record({ channel: 'sp4n_lapor', trackingId: 'LAPOR-1' });
    expect(await refusedFor(intake({ channel: 'sp4n_lapor', trackingId: 'LAPOR-1' }))).toEqual([422, ['trackingId']]);
    const other = await desk.record();
    const renamed = await office
      .as('staf')
      .update('complaints', other, { channel: 'sp4n_lapor', trackingId: 'LAPOR-1' });
    expect([renamed.status, Object.keys(renamed.body.errors!)]).toEqual([422, ['trackingId']]);
  });

  it('from Srikandi has its document number', async () => {
    expect(await refusedFor(intake({ channel: 'srikandi' }))).toEqual([422, ['srikandiNumber']]);
    expect(await desk.record({ channel: 'srikandi', srikandiNumber: 'B/1/2026' })).toMatchObject({
      channel: 'srikandi',
    });
  });

  it.each(['kotak_pengaduan', 'srikandi'])('from %s is classed when its letter is on file', async (channel) => {
    const complaint = await desk.record({ channel, srikandiNumber: 'B/2/2026' });
    const wanted = { class: 'ringan', handlerId: await office.as('verifikator1').staffId() };
    const early = await desk.step('kasi', complaint, 'klasifikasikan', wanted);
    expect([early.status, Object.keys(early.body.errors!)]).toEqual([422, ['surat_pengaduan']]);
    const scan = Buffer.from('%PDF-1.4\n');
    done(await office.as('staf').upload('complaints', complaint.id, 'surat_pengaduan', scan, 'surat.pdf'));
    expect((await desk.step('kasi', complaint, 'klasifikasikan', wanted)).status).toBe(200);
  });

  it('sent twenty times at once is recorded once, with a key and without', async () => {
    for (const headers of [undefined, { 'idempotency-key': 'klik-dua-puluh' }]) {
      const body = intake();
      const sent = Array.from({ length: 20 }, () => office.as('staf').create('complaints', body, headers));
      const answers = await Promise.all(sent);
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
      expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
      const rows = await office.sql('select 1 from complaints where content = $1', [body.content]);
      expect(rows).toHaveLength(1);
    }
  });

  it('has no field for money', () => {
    const names = Object.keys(intake()).join(' ');
    expect(names).not.toMatch(/amount|money|biaya|tarif|harga|uang/i);
  });

  it('names nobody who would then be writing about himself', async () => {
    const own = await office
      .as('staf')
      .create('complaints', intake({ complainedId: await office.as('staf').staffId() }));
    expect([own.status, own.body.code]).toEqual([403, 'own_record']);
    const colleague = await office.as('verifikator2').staffId();
    expect(await refusedFor(intake({ complainedId: colleague }), 'verifikator1')).toEqual([422, ['complainedId']]);
  });

  it('may name anybody of the office, also outside of the clerk’s line', async () => {
    const people = done(await office.as('staf').get<Body[]>('/api/complaints/people'));
    const kadis = await office.as('kadis').staffId();
    expect(people.map(({ id }) => id)).toContain(kadis);
    expect(await desk.record({ complainedId: kadis })).toMatchObject({ complainedId: kadis });
    for (const who of ['inspektorat', 'kadis', 'admin'] as const)
      expect((await office.as(who).get('/api/complaints/people')).status).toBe(403);
  });
});

describe('the class', () => {
  it.each([
    [{ category: 'pungutan', content: 'lupa kata sandi' }, 'berkadar_pengawasan'],
    [{ category: 'gratifikasi' }, 'berkadar_pengawasan'],
    [{ content: 'Saya diminta uang rokok oleh petugas' }, 'berkadar_pengawasan'],
    [{ complainedId: 'x', content: 'Petugas keliru' }, 'berkadar_pengawasan'],
    [{ category: 'perilaku_petugas', content: 'Tidak menyapa' }, 'berkadar_pengawasan'],
    [{ content: 'Permohonan belum diproses dua hari' }, 'tidak_berkadar_pengawasan'],
    [{ category: 'waktu_layanan', content: 'Kapan selesai' }, 'tidak_berkadar_pengawasan'],
    [{ content: 'Apa syarat sertifikat Non ASN?' }, 'normatif'],
    [{ kind: 'permintaan_informasi', content: 'Di mana kantor?' }, 'normatif'],
    [{ category: 'teknis', content: 'Tautan tidak terbuka' }, 'ringan'],
    [{ content: 'Lupa passphrase' }, 'ringan'],
    [{ kind: 'apresiasi', content: 'Terima kasih' }, 'ringan'],
  ] as const)('of %o is proposed as %s, with a reason', (complaint, expected) => {
    const { class: proposed, reason } = proposedClass(complaint);
    expect(proposed).toBe(expected);
    expect(reason).toMatch(/^[A-Z].+\.$/);
  });

  it('is proposed while it is typed and kept at the intake', async () => {
    const asked = { category: 'pungutan', subject: 'Dipungut biaya', content: 'Diminta membayar.' };
    const told = done(await office.as('staf').send<{ proposal: Body }>('POST', '/api/complaints/similar', asked));
    expect(told.proposal.class).toBe('berkadar_pengawasan');
    expect(await desk.record(asked)).toMatchObject({ proposedClass: 'berkadar_pengawasan', class: null });
  });

  it('of levies and gratification is never lower', async () => {
    for (const category of ['pungutan', 'gratifikasi']) {
      const complaint = await desk.record({ category });
      const handlerId = await office.as('kasi').staffId();
      const lower = await desk.step('kasi', complaint, 'klasifikasikan', { class: 'ringan', handlerId });
      expect([lower.status, Object.keys(lower.body.errors!)]).toEqual([422, ['class']]);
      await desk.took('kasi', complaint, 'klasifikasikan', { class: 'berkadar_pengawasan', handlerId });
      const later = await desk.step('kasi', complaint, 'klasifikasi_ulang', {
        class: 'normatif',
        reason: 'Ringan saja',
      });
      expect(later.status).toBe(422);
    }
    const light = await desk.handled('verifikator1', 'ringan');
    const renamed = await office.as('staf').update('complaints', light, { category: 'pungutan' });
    expect([renamed.status, Object.keys(renamed.body.errors!)]).toEqual([422, ['category']]);
  });

  it('of levies or gratification is kept from a lower class by the database too', async () => {
    const { id } = await desk.record({ category: 'gratifikasi' });
    const as = (klass: string) => attempt(office.appUrl, `update complaints set class = '${klass}' where id = '${id}'`);
    expect([await as('ringan'), await as('berkadar_pengawasan')]).toEqual(['23514', 'done']);
  });
});

describe('a warning of duplicates', () => {
  const ask = (body: object, who: 'staf' | 'staf2' = 'staf') =>
    office.as(who).send<{ similar: Body[] }>('POST', '/api/complaints/similar', body);

  it('tells of the same contact, the same request, similar words', async () => {
    const letter = await office.make.letter();
    const content = 'Kursi roda tidak dapat masuk ke ruang pelayanan karena pintunya sempit sekali';
    const first = await desk.record({ contact: 'Sama@Contoh.id', content, requestId: letter.id });
    const because = async (body: object) =>
      done(await ask(body))
        .similar.filter(({ id }) => id === first.id)
        .map((one) => one.because);
    expect(await because({ contact: 'sama@contoh.id' })).toEqual([['kontak']]);
    expect(await because({ requestId: letter.id })).toEqual([['permohonan']]);
    expect(await because({ subject: 'Pintu sempit', content: content.slice(0, 70) })).toEqual([['teks']]);
    expect(await because({ content: 'Hal lain yang sama sekali berbeda dari itu' })).toEqual([]);
  });

  it('tells nobody of what he may not see, nor by whom a sealed one is', async () => {
    const contact = 'sangat.rahasia@contoh.id';
    await desk.record({ contact, confidential: true });
    expect(done(await ask({ contact })).similar).toEqual([]);
    const plain = await desk.record({ contact: 'terbuka@contoh.id' });
    expect(done(await ask({ contact: 'terbuka@contoh.id' })).similar.map(({ id }) => id)).toEqual([plain.id]);
    expect(done(await ask({ contact: 'terbuka@contoh.id' }, 'staf2')).similar).toEqual([]);
  });

  it('takes no nonsense', async () => {
    for (const body of [{ contact: 5 }, { requestId: 'x' }, { tidakAda: 'x' }, { content: 'a'.repeat(4001) }, []])
      expect((await ask(body)).status).toBe(400);
  });
});
