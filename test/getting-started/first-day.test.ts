import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BoardAnswer } from '../../api/define/answers/board.ts';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import type { GettingStartedAnswer } from '../../api/define/getting-started.ts';
import { VERSION_1 } from '../../api/getting-started/standard-26.ts';
import { type Body, Desk, done } from '../support/desk.ts';
import { day, PDF } from '../support/making.ts';
import {
  ADMINISTRATOR,
  firstSignIn,
  GIVEN,
  OWN,
  type NewOffice,
  openNewOffice,
  type Served,
} from '../support/new-office.ts';

let office: NewOffice;
let served: Served;
beforeAll(async () => (office = await openNewOffice()));
afterAll(() => office?.close());

describe('the first administrator of an office, by the command that the image has', () => {
  it('is asked for everything that is missing, and made of nothing wrong', () => {
    const { status, output } = office.command('admin:create');
    expect([status, output.trim()]).toEqual([
      1,
      'Isi ADMIN_UNIT, ADMIN_NAME, ADMIN_USERNAME, ADMIN_PASSWORD, atau jalankan perintah ini di terminal untuk ditanya.',
    ]);
    const weak = office.command('admin:create', { ...ADMINISTRATOR, ADMIN_PASSWORD: 'satrio2026' });
    expect([weak.status, weak.output.trim()]).toEqual([1, 'Kata sandi tidak boleh memuat nama pengguna.']);
    const odd = office.command('admin:create', { ...ADMINISTRATOR, ADMIN_USERNAME: '7 orang' });
    expect([odd.status, odd.output]).toEqual([1, expect.stringMatching(/^ADMIN_USERNAME: Nama pengguna: /)]);
  });

  it('is not made beside the office in the containers, but there', () => {
    const env = { ...ADMINISTRATOR, DATABASE_URL: '', WASKITA_APP_PASSWORD: 'secret' };
    const { status, output } = office.command('admin:create', env);
    expect([status, output]).toEqual([1, expect.stringContaining('docker compose exec api')]);
    expect(output).not.toContain('dibuat');
  });

  it('is made, in the database that is named; a second one only when that is said', async () => {
    const made = office.command('admin:create', ADMINISTRATOR);
    const { hostname, port, pathname } = new URL(office.database.appUrl);
    expect([made.status, made.output]).toEqual([
      0,
      expect.stringMatching(`^Administrator satrio dibuat dalam basis data ${hostname}:${port}${pathname}\\.`),
    ]);
    const again = office.command('admin:create', { ...ADMINISTRATOR, ADMIN_USERNAME: 'budi' });
    expect([again.status, again.output]).toEqual([1, expect.stringMatching(/^Sudah ada administrator \(satrio\)/)]);
    const another = office.command('admin:create', { ...ADMINISTRATOR, ADMIN_USERNAME: 'budi' }, '--another');
    expect(another).toMatchObject({ status: 0 });
    expect(await office.sql('select name from org_units')).toEqual([{ name: ADMINISTRATOR.ADMIN_UNIT }]);
  });
});

const kept = () =>
  office.sql(
    `select (select count(*)::int from holidays) as holidays, (select count(*)::int from office_hours) as hours,
       (select count(*)::int from service_standards) as standards, (select max(version) from calendar_versions) as calendar`,
  );

describe('SEED=office in production', () => {
  it('gives an empty office hours, the holidays of the joint decrees, and standard no. 26 as a draft, once', async () => {
    served = await office.serve({ SEED: 'office' });
    expect(served.said).toContain('standard no. 26 as a draft');
    const [first] = await kept();
    expect(first).toMatchObject({ standards: 1, calendar: 2 });
    const [standard] = await office.sql('select * from service_standards');
    expect(standard).toMatchObject({ ...VERSION_1, edition: 1, status: 'draf', writtenById: null, validFrom: null });
    await served.stop();
    served = await office.serve({ SEED: 'office' });
    expect(served.said).not.toContain('standard no. 26');
    expect(await kept()).toEqual([first]);
  });
});

describe('from the first sign-in to the first letter, as "Mulai di sini" says', () => {
  let admin: Desk;
  let letter: Body;
  const ids: Record<string, string> = {};
  const missing = async (desk = admin) => {
    const { needs } = done(await desk.get<GettingStartedAnswer>('/api/getting-started'));
    // Whether the next year is known depends on the day.
    return needs
      .filter(({ name, done: isThere }) => !['holidays', 'ramadan'].includes(name) && !isThere)
      .map(({ name }) => name);
  };
  const mine = async (who: Desk) => done(await who.get<MyWorkAnswer>('/api/my-work'));
  const made = async (resource: string, values: object, desk = admin) => done(await desk.create(resource, values)).id;

  beforeAll(() => {
    admin = new Desk(served.url, ADMINISTRATOR.ADMIN_USERNAME, ADMINISTRATOR.ADMIN_PASSWORD);
  });

  it('begins with an administrator, whose password is his own, and with all that is missing in order', async () => {
    expect(done(await admin.get('/api/auth/me'))).toMatchObject({ passwordDue: false });
    const posts = ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'verifikator', 'auditor'];
    const rest = ['superiors', 'accounts', 'competences', 'standard', 'mail', 'seal'];
    expect(await missing()).toEqual(['units', 'agencies', 'people', ...posts, ...rest]);
  });

  it('goes on with units, people, posts, superiors and accounts', async () => {
    const [unit] = await office.sql<{ id: string }>('select id from org_units');
    ids.bidang = await made('org-units', { name: 'Bidang Informatika', type: 'bidang', parentId: unit!.id });
    ids.seksi = await made('org-units', { name: 'Seksi ITSP', type: 'seksi', parentId: ids.bidang });
    expect(await missing()).not.toContain('units');
    ids.opd = await made('org-units', { name: 'Dinas Kesehatan', type: 'opd' });
    expect(await missing()).not.toContain('agencies');
    const people: readonly [username: string, role: string, unitId: string, superior?: string][] = [
      ['kadis', 'kepala_dinas', unit!.id],
      ['irban', 'auditor', unit!.id],
      ['kabid', 'kepala_bidang', ids.bidang, 'kadis'],
      ['kasi', 'kepala_seksi', ids.seksi, 'kabid'],
      ['aryo', 'verifikator', ids.seksi, 'kasi'],
      ['wening', 'verifikator', ids.seksi, 'kasi'],
      ['danang', 'verifikator', ids.seksi, 'kasi'],
    ];
    for (const [username, role, unitId, superior] of people) {
      const person = { fullName: `Pegawai ${username}`, employment: 'non_asn', position: 'Pegawai', unitId };
      const line = superior && { supervisorId: ids[superior] };
      const staffId = await made('staff', { ...person, ...line, activeFrom: '2026-01-01' });
      ids[username] = staffId;
      await made('appointments', { staffId, role, kind: 'definitif', unitId, validFrom: '2026-01-01' });
      await made('users', { username, staffId, password: GIVEN });
    }
    // The first Kepala Dinas has nobody who could confirm him; whoever comes after him waits for it.
    expect(await missing()).toEqual(expect.arrayContaining(['kepala_bidang', 'kepala_seksi', 'own_passwords']));
    // Until they have chosen their passwords there is nothing to confirm.
    expect(await missing()).not.toContain('confirmations');
    expect(await missing()).not.toContain('kepala_dinas');
  });

  it('waits for a second person with the roles that lead', async () => {
    const kadis = await firstSignIn(served.url, 'kadis');
    expect(done(await kadis.get<{ roles: string[] }>('/api/auth/me')).roles).toEqual(['kepala_dinas']);
    const confirmed = async (username: string) => {
      const [one] = done(await kadis.list('appointments', { filter: { staffId: ids[username] } }));
      return kadis.step('appointments', one!, 'konfirmasi');
    };
    // Before she has a password of her own whoever gave it could be her.
    expect((await confirmed('kasi')).status).toBe(409);
    for (const username of ['irban', 'kabid', 'kasi']) {
      const desk = await firstSignIn(served.url, username);
      expect(done(await desk.get<{ roles: string[] }>('/api/auth/me')).roles).toEqual([]);
      const { items } = done(await kadis.get<MyWorkAnswer>('/api/my-work?limit=50'));
      const mine = items.filter(({ resource, verb }) => resource === 'appointments' && verb === 'konfirmasi');
      expect(mine.map(({ summary }) => summary)).toEqual([expect.stringContaining(`Pegawai ${username}: `)]);
      expect(await missing()).toContain('confirmations');
      done(await confirmed(username));
      expect(await missing()).not.toContain('confirmations');
    }
    expect(await missing()).toEqual(['competences', 'standard', 'mail', 'seal']);
  });

  it('is work before anything is promised: it waits without a time limit, and the heads are told why', async () => {
    const [kadis, kasi, aryo, wening] = [
      new Desk(served.url, 'kadis', OWN),
      new Desk(served.url, 'kasi', OWN),
      await firstSignIn(served.url, 'aryo'),
      await firstSignIn(served.url, 'wening'),
    ];
    for (const verifier of ['aryo', 'wening', 'danang'])
      for (const code of ['registrasi_sertifikat', 'tte_dan_aplikasi'])
        await made('competencies', { staffId: ids[verifier], code, evidence: 'Pelatihan', validFrom: day(-1) }, kasi);
    expect(await missing(kasi)).toContain('competences');
    const right = { code: 'hak_akses_pencabutan', evidence: 'Surat penunjukan', validFrom: day(-1) };
    await made('competencies', { staffId: ids.aryo, ...right }, kasi);
    expect(await missing(kasi)).toEqual(['standard', 'mail', 'seal']);
    expect(done(await kadis.get('/api/getting-started'))).toMatchObject({ standardInForce: false, mayFill: false });

    letter = done(
      await wening.create('requests', {
        opdId: ids.opd,
        letterNumber: '800/1/2026',
        letterDate: day(),
        subject: 'Permohonan sertifikat',
        signerName: 'Endah',
        signerPosition: 'kepala_opd',
        authentication: 'cap',
        receivedAt: new Date().toISOString(),
      }),
    );
    const names = { fullName: 'Sri Lestari Handayani', nip: '199003122015032001', nik: '3374015203900001' };
    const rest = { employment: 'pns', position: 'Analis', unit: 'Umum', email: 'sri.l@purbalinggakab.go.id' };
    const person = done(await wening.create('verifications', { requestId: letter.id, ...names, ...rest }));
    done(await wening.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    const current = async (who: Desk) => done(await who.one('requests', letter.id));
    const waits = async (who: Desk, id: string) => {
      const { items, total } = await mine(who);
      expect(total).toBe(items.length);
      return items
        .filter((item) => item.id === id)
        .map(({ promised, dueAt, minutesLeft }) => [promised, dueAt, minutesLeft]);
    };
    const unpromised = [[false, null, null]];
    expect(await waits(wening, letter.id)).toEqual(unpromised);
    done(await wening.step('requests', await current(wening), 'ajukan'));
    expect([await waits(wening, letter.id), await waits(kadis, letter.id)]).toEqual([[], unpromised]);
    const disposition = { addresseeId: ids.kasi, instruction: 'Mohon diproses.' };
    done(await kadis.step('requests', await current(kadis), 'disposisikan', disposition));
    expect([await waits(kadis, letter.id), await waits(kasi, letter.id)]).toEqual([[], unpromised]);
    // In its first state a person waits with the letter.
    expect(await waits(kasi, person.id)).toEqual([]);
    done(await kasi.step('requests', await current(kasi), 'teruskan', { verifierId: ids.aryo }));
    expect([await waits(kasi, letter.id), await waits(aryo, person.id)]).toEqual([[], unpromised]);
    const { columns } = done(await kasi.get<BoardAnswer>('/api/board'));
    const shown = columns.flatMap(({ state, count, cards }) => cards.map(({ id }) => [state, count, id]));
    expect(shown).toEqual([['menunggu_pendaftaran', 1, person.id]]);
    const { items } = await mine(aryo);
    expect(items[0]).toMatchObject({ step: 'D', verb: 'daftarkan', title: names.fullName, number: letter.number });
    expect(
      done(
        await aryo.step('verifications', done(await aryo.one('verifications', person.id)), 'daftarkan', {
          amsReference: 'AMS-1',
        }),
      ),
    ).toMatchObject({
      status: 'menunggu_swafoto',
    });
  });

  it('is counted from its receipt as soon as the standard is reviewed and set', async () => {
    const [kadis, kasi, aryo] = ['kadis', 'kasi', 'aryo'].map(
      (who) => new Desk(served.url, who, 'hujan turun di bukit'),
    );
    const standard = async () => {
      const { needs } = done(await admin.get<GettingStartedAnswer>('/api/getting-started'));
      return needs.find(({ name }) => name === 'standard')!;
    };
    const draft = await standard();
    expect(draft).toMatchObject({ done: false, by: ['kepala_seksi', 'kepala_bidang'] });
    const id = draft.recordId!;
    done(await kasi!.step('service-standards', done(await kasi!.one('service-standards', id)), 'reviu'));
    expect(await standard()).toMatchObject({ done: false, by: ['kepala_dinas'], recordId: id });
    const set = { decreeNumber: '060/26/2026', validFrom: day() };
    done(await kadis!.step('service-standards', done(await kadis!.one('service-standards', id)), 'tetapkan', set));
    expect(await standard()).toMatchObject({ done: true });
    expect(await missing()).toEqual(['mail', 'seal']);
    expect(done(await kadis!.get('/api/getting-started'))).toMatchObject({ standardInForce: true });
    const { items } = await mine(aryo!);
    expect(items).toMatchObject([{ promised: true, phase: 'paused', minutesTotal: 170 }]);
    const clocks = await office.sql<{ resource: string; started_at: Date }>('select resource, started_at from clocks');
    expect(clocks.map(({ resource }) => resource).toSorted()).toEqual(['requests', 'verifications']);
    for (const { started_at } of clocks) expect(started_at).toEqual(new Date(letter.receivedAt as string));
  });
});
