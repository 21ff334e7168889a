import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Desk, done } from '../support/desk.ts';
import { ADMINISTRATOR, type NewOffice, openNewOffice } from '../support/new-office.ts';
import { describeAtTerminal, type Terminal } from '../support/terminal.ts';

const ENTER = '\r';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';
const ASKED = {
  unit: 'Nama dinas (unit kerja): ',
  name: 'Nama lengkap administrator: ',
  username: 'Nama pengguna: ',
  password: 'Kata sandi (8 sampai 128 karakter): ',
  again: 'Ulangi kata sandi: ',
} as const;
/** Blanks around a password are its own. */
const PASSWORD = ' empat kuda di sawah ';

let office: NewOffice;
beforeAll(async () => (office = await openNewOffice()));
afterAll(() => office?.close());
const accounts = () => office.sql('select username from users');

async function untilPassword(terminal: Terminal): Promise<void> {
  await terminal.type(ASKED.unit, ADMINISTRATOR.ADMIN_UNIT + ENTER);
  await terminal.type(ASKED.name, ADMINISTRATOR.ADMIN_NAME + ENTER);
  await terminal.type(ASKED.username, ADMINISTRATOR.ADMIN_USERNAME + ENTER);
}

describeAtTerminal('admin:create at a terminal', () => {
  it('asks nothing where it would write into the wrong database', async () => {
    const { status, screen } = await office
      .terminal('admin:create', { DATABASE_URL: '', WASKITA_APP_PASSWORD: 'secret' })
      .ended();
    expect([status, screen]).toEqual([1, expect.stringContaining('docker compose exec api')]);
    expect(screen).not.toContain(ASKED.unit);
  });

  it('is left by Ctrl-C or Ctrl-D at any question, and has made nothing', async () => {
    const leave = async (key: string, begin: (terminal: Terminal) => Promise<void>, question: string) => {
      const terminal = office.terminal('admin:create');
      await begin(terminal);
      await terminal.type(question, key);
      const { status, screen } = await terminal.ended();
      expect([status, screen.trimEnd()]).toEqual([1, expect.stringMatching(/Dibatalkan: tidak ada yang disimpan\.$/)]);
    };
    await leave(CTRL_C, async () => undefined, ASKED.unit);
    await leave(CTRL_C, untilPassword, ASKED.password);
    const once = async (terminal: Terminal) => {
      await untilPassword(terminal);
      await terminal.type(ASKED.password, PASSWORD + ENTER);
    };
    await leave(CTRL_D, once, ASKED.again);
    expect(await accounts()).toEqual([]);
  });

  it('asks only for what the environment does not say, and again where an answer is wrong', async () => {
    const { ADMIN_PASSWORD, ADMIN_USERNAME, ...said } = ADMINISTRATOR;
    const terminal = office.terminal('admin:create', said);
    await terminal.type(ASKED.username, `7 orang${ENTER}`);
    await terminal.type('diawali huruf.', '');
    await terminal.type(ASKED.username, ADMIN_USERNAME + ENTER);
    await terminal.type(ASKED.password, CTRL_C);
    const { screen } = await terminal.ended();
    expect(screen).not.toContain(ASKED.unit);
    expect(screen).not.toContain(ADMIN_PASSWORD);
  });

  it('takes a password that was typed twice alike, shows it nowhere, and its owner signs in with it', async () => {
    const terminal = office.terminal('admin:create');
    await untilPassword(terminal);
    await terminal.type(ASKED.password, `pendek${ENTER}`);
    await terminal.type(ASKED.password, PASSWORD + ENTER);
    await terminal.type(ASKED.again, `lima kuda di sawah${ENTER}`);
    await terminal.type('Tidak sama. Ulangi dari awal.', '');
    await terminal.type(ASKED.password, PASSWORD + ENTER);
    // Nothing is brought back by a key: it is typed a second time.
    await terminal.type(ASKED.again, UP + ENTER);
    await terminal.type('Tidak sama. Ulangi dari awal.', '');
    await terminal.type(ASKED.password, PASSWORD + ENTER);
    await terminal.type(ASKED.again, PASSWORD + ENTER);
    const { status, screen } = await terminal.ended();
    expect([status, screen]).toEqual([0, expect.stringContaining('Administrator satrio dibuat dalam basis data ')]);
    expect(screen).toContain(ADMINISTRATOR.ADMIN_NAME);
    for (const typed of ['pendek', 'kuda']) expect(screen).not.toContain(typed);
    const served = await office.serve();
    const { roles } = done(await new Desk(served.url, 'satrio', PASSWORD).get<{ roles: string[] }>('/api/auth/me'));
    expect(roles).toEqual(['admin_sistem']);
    await served.stop();
  });

  it('asks nothing where there is an administrator already', async () => {
    const { status, screen } = await office.terminal('admin:create').ended();
    expect([status, screen]).toEqual([1, expect.stringMatching(/^Sudah ada administrator \(satrio\)/)]);
  });
});

describeAtTerminal('rights:confirm at a terminal', () => {
  const ACCOUNT = 'Nama pengguna Kepala Dinas atau auditor: ';
  const REASON = 'Alasan, dengan nomor surat perintahnya: ';
  let demo: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    demo = await createTestDatabase('office');
    client = new pg.Client(demo.superUrl);
    await client.connect();
    await client.query(`update appointments set status = 'diusulkan' where role in ('kepala_dinas', 'auditor')`);
  });
  afterAll(async () => {
    await client?.end();
    await demo?.drop();
  });
  const confirmed = async () =>
    (await client.query(`select 1 from appointments where role = 'kepala_dinas' and status = 'berlaku'`)).rowCount;
  const open = () => office.terminal('rights:confirm', { DATABASE_URL: demo.appUrl });

  it('says without a terminal how it is asked', () => {
    const { status, output } = office.command('rights:confirm', { DATABASE_URL: demo.appUrl });
    const how = 'Isi CONFIRM_USERNAME, CONFIRM_REASON, atau jalankan perintah ini di terminal untuk ditanya.';
    expect([status, output.trim()]).toEqual([1, how]);
  });

  it('asks nothing beside the office in the containers', async () => {
    const { status, screen } = await office
      .terminal('rights:confirm', { DATABASE_URL: '', WASKITA_APP_PASSWORD: 'secret' })
      .ended();
    expect([status, screen]).toEqual([1, expect.stringContaining('docker compose exec api')]);
    expect(screen).not.toContain(ACCOUNT);
  });

  it('is left by Ctrl-C, and refuses without a reason in words; both confirm nothing', async () => {
    const left = open();
    await left.type(ACCOUNT, `kadis${ENTER}`);
    await left.type(REASON, CTRL_C);
    expect(await left.ended()).toMatchObject({ status: 1, screen: expect.stringContaining('Dibatalkan: ') });
    const wordless = open();
    await wordless.type(ACCOUNT, ENTER);
    await wordless.type('Nama pengguna wajib diisi.', '');
    await wordless.type(ACCOUNT, `kadis${ENTER}`);
    await wordless.type(REASON, `……………………………${ENTER}`);
    expect(await wordless.ended()).toMatchObject({
      status: 1,
      screen: expect.stringContaining('Tulis dengan kata-kata'),
    });
    expect(await confirmed()).toBe(0);
  });

  it('confirms the one who was named', async () => {
    const terminal = open();
    await terminal.type(ACCOUNT, `kadis${ENTER}`);
    await terminal.type(REASON, `Surat perintah Bupati 800/1: tidak ada yang mengonfirmasi.${ENTER}`);
    const { status, screen } = await terminal.ended();
    expect([status, screen]).toEqual([0, expect.stringMatching(/Penugasan Kepala Dinas bagi .* berlaku/)]);
    expect(await confirmed()).toBe(1);
  });
});
