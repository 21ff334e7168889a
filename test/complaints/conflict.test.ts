import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complaintFlow } from '../../api/complaints/complaints.flow.ts';
import { NOT_BELOW } from '../../api/complaints/forwarding.flow.ts';
import { isFinal, type Step } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { fieldsOf } from '../../api/define/rule.ts';
import { resources } from '../../api/resources.ts';
import type { Username } from '../../api/seed/people.ts';
import { type ComplaintDesk, forwarded, openComplaintDesk } from '../support/complaints.ts';
import { type Body, day, done, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
let kadis: string;
beforeAll(async () => {
  ({ office, desk } = await openComplaintDesk());
  kadis = await office.as('kadis').staffId();
});
afterAll(() => office?.close());

const seen = async (complaint: { id: string }) => done(await office.as('kasi').one('complaints', complaint.id));
/** What keeps somebody from each step that his role and the state would let him take. */
const keptFrom = async (who: Username, complaint: { id: string }) =>
  Object.fromEntries(
    done(await office.as(who).steps('complaints', complaint))
      .filter(({ allowed, refusedBy }) => allowed || refusedBy === 'person')
      .map(({ verb, allowed }) => [verb, !allowed]),
  );

/** Of each flow about a person: the field that names him, and the steps that decide nothing about him. */
const ABOUT: Readonly<Record<string, readonly [field: string, ...harmless: string[]]>> = {
  complaints: ['complainedId', 'lengkapi', 'tanggapi_balik', 'teruskan_inspektorat'],
  // Given up, led back or handed in again, never on.
  verifications: ['subjectStaffId', 'batalkan', 'koreksi', 'ajukan_ulang'],
  sanctions: ['staffId'],
  findings: ['supervisedId'],
};
const isBy = ({ by }: Step) => by.length > 0;

describe('whom it is about takes no step that decides', () => {
  it.each(Object.entries(ABOUT))('of %s, by its declaration', (name, [field, ...harmless]) => {
    const resource = (resources as readonly Resource[]).find((one) => one.name === name)!;
    const isShut =
      resource.about === field || resource.hiddenFrom?.some((wall) => 'staff' in wall && wall.staff === field);
    const open = stateOf(resource)!.flow.steps.filter(
      (step) => isBy(step) && !harmless.includes(step.verb) && !fieldsOf(step.unless).includes(field),
    );
    expect(isShut ? [] : open.map(({ verb }) => verb)).toEqual([]);
  });

  it('of a complaint, nor who is under him: in every row', () => {
    const [, ...harmless] = ABOUT.complaints!;
    const lacking = complaintFlow.steps.filter((step) => isBy(step) && !step.unless?.includes(NOT_BELOW));
    expect([...new Set(lacking.map(({ verb }) => verb))].toSorted()).toEqual(harmless.toSorted());
  });
});

describe('a complaint about Kepala Dinas', () => {
  it('is decided by nobody under him, in whatever state it is', async () => {
    const complaint = await desk.record();
    for (const status of Object.keys(complaintFlow.states).filter((state) => !isFinal(complaintFlow, state))) {
      await office.sql(
        `update complaints set status = $2, "complainedId" = $3, class = 'berkadar_pengawasan', "previousStatus" = 'ditangani', version = version + 1 where id = $1`,
        [complaint.id, status, kadis],
      );
      for (const who of ['kasi', 'kabid', 'staf'] as const) {
        const [, ...harmless] = ABOUT.complaints!;
        const wrong = Object.entries(await keptFrom(who, complaint)).filter(
          ([verb, isKept]) => isKept === harmless.includes(verb),
        );
        expect([status, who, wrong]).toEqual([status, who, []]);
      }
    }
    const { status, body } = await desk.step('kasi', complaint, 'gabungkan', { mainId: complaint.id });
    expect([status, body.message]).toEqual([409, expect.any(String)]);
  });

  it('goes to the Inspektorat with date and ticket, on time all the while, and is answered there', async () => {
    const complaint = await desk.record({ complainedId: kadis, contact: 'bu.adu@contoh.id' });
    const classed = await desk.step('kasi', complaint, 'klasifikasikan', { class: 'ringan', handlerId: kadis });
    expect([classed.status, classed.body.code]).toEqual([403, 'below_complained']);
    const lacking = await desk.step('staf', complaint, 'teruskan_inspektorat');
    expect([lacking.status, Object.keys(lacking.body.errors!)]).toEqual([422, Object.keys(forwarded())]);
    const early = { ...forwarded(), inspectorateForwardedOn: day(-5) };
    const before = await desk.step('staf', complaint, 'teruskan_inspektorat', early);
    expect([before.status, Object.keys(before.body.errors!)]).toEqual([422, ['inspectorateForwardedOn']]);

    const { dueAt } = await seen(complaint);
    await desk.took('staf', complaint, 'teruskan_inspektorat', forwarded());
    expect(await seen(complaint)).toMatchObject({
      status: 'diteruskan_inspektorat',
      ...forwarded(),
      dueAt,
      clockPhase: 'runs',
      handlerId: null,
    });
    for (const who of ['staf', 'kasi', 'kabid'] as const)
      for (const verb of ['jawab', 'catat_jawaban_inspektorat', 'nyatakan_bukan_kewenangan'])
        expect([403, 409]).toContain((await desk.step(who, complaint, verb, { answer: 'Tidak terbukti.' })).status);

    const answered = await desk.took('inspektorat', complaint, 'catat_jawaban_inspektorat', { answer: 'Dibina.' });
    expect(answered).toMatchObject({
      status: 'dijawab',
      answer: 'Dibina.',
      answeredById: await office.as('inspektorat').staffId(),
    });
    const mails = await office.sql('select 1 from mails where "recordId" = $1', [complaint.id]);
    expect(mails).toHaveLength(1);

    expect((await desk.step('staf', complaint, 'puas')).status).toBe(403);
    await desk.took('staf', complaint, 'tanggapi_balik', { reason: 'Belum jelas.' });
    await desk.took('kasi', complaint, 'teruskan_inspektorat', forwarded());
    await desk.took('inspektorat', complaint, 'catat_jawaban_inspektorat', { answer: 'Sudah dijelaskan.' });
    expect((await desk.took('inspektorat', complaint, 'puas')).status).toBe('selesai');
  });

  it('stays about him: nobody under him takes his name off, or examines it', async () => {
    const complaint = await desk.handled('kasi', 'berkadar_pengawasan', { category: 'gratifikasi' });
    await desk.took('kasi', complaint, 'periksa');
    const staf = office.as('staf');
    const named = done(await staf.update('complaints', await seen(complaint), { complainedId: kadis }));
    expect(named.handlerId).toBeNull();
    const room = await office.as('kasi').create('examinations', { complaintId: complaint.id, heldOn: day() });
    expect([room.status, room.body.code]).toEqual([403, 'below_complained']);
    for (const complainedId of [null, await office.as('verifikator1').staffId()]) {
      const off = await staf.update('complaints', await seen(complaint), { complainedId });
      expect([off.status, off.body.code]).toEqual([403, 'below_complained']);
    }
    done(await staf.update('complaints', await seen(complaint), { category: 'pungutan', complainedId: kadis }));
    await desk.took('kasi', complaint, 'teruskan_inspektorat', forwarded());
  });
});

describe('a complaint about another superior', () => {
  const about = async (who: Username): Promise<Body> => desk.record({ complainedId: await office.as(who).staffId() });

  it('is decided above him and beside him, not below, and stays in the office', async () => {
    const complaint = await about('kasi');
    expect((await keptFrom('staf', complaint)).gabungkan).toBe(true);
    const handlerId = await office.as('kabid').staffId();
    const away = await desk.step('kabid', complaint, 'teruskan_inspektorat', forwarded());
    expect([away.status, away.body.message]).toEqual([409, expect.stringContaining('dapat diputuskan di kantor ini')]);
    await desk.took('kabid', complaint, 'klasifikasikan', { class: 'ringan', handlerId });
    await desk.took('kabid', complaint, 'tangani');
    await desk.took('kabid', complaint, 'jawab', { answer: 'Sudah dibina.' });
    expect((await desk.step('staf', complaint, 'puas')).status).toBe(403);
    expect((await desk.took('kabid', complaint, 'puas')).status).toBe('selesai');
  });

  it('goes to the Inspektorat where no Kepala Dinas could decide it', async () => {
    const complaint = await about('kabid');
    await office.sql(
      `update appointments set "validTo" = current_date - 1 where role = 'kepala_dinas' and status = 'berlaku'`,
    );
    try {
      const away = await desk.took('staf', complaint, 'teruskan_inspektorat', forwarded());
      expect(away.status).toBe('diteruskan_inspektorat');
    } finally {
      await office.sql(`update appointments set "validTo" = null where role = 'kepala_dinas' and status = 'berlaku'`);
    }
  });
});
