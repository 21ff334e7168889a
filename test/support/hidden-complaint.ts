import { Alerts } from '../../api/clock/alerts.ts';
import { MailRound } from '../../api/notifications/mail-round.ts';
import type { Username } from '../../api/seed/people.ts';
import { deskOf, intake } from './complaints.ts';
import { day, done, type Office, PDF } from './office.ts';
import type { Hidden } from './wall.ts';

/** What a complaint says by which the one it is about could look for it. */
export const wordOf = (complained: Username): string => `purut${complained}`;

/** A complaint with all that can be about it, made by others. Nothing in it is open to the one it is about. */
export async function hiddenComplaint(office: Office, complained: Username, chief: Username, clerk: Username) {
  const desk = deskOf(office);
  const boss = office.as(chief);
  const word = wordOf(complained);
  const complainedId = await office.as(complained).staffId();
  const [request] = done(await office.as(clerk).list('requests', { range: [0, 0] }));
  const said = intake({
    complainedId,
    subject: word,
    channel: 'sp4n_lapor',
    trackingId: `LAPOR-${complainedId}`,
    category: 'gratifikasi',
    requestId: request!.id,
    // Overdue: whoever hears of that must be allowed to.
    receivedAt: new Date(Date.now() - 90 * 86_400_000).toISOString(),
  });
  // Where all who could examine it are under him, it only turns out in the end whom it is about.
  const isAboveAll = complained === 'kadis';
  const first = isAboveAll ? { ...said, complainedId: null } : said;
  const complaint = done(await office.as(clerk).create('complaints', first));
  const scan = done(
    await office.as(clerk).upload('complaints', complaint.id, 'surat_pengaduan', PDF, `surat-${word}.pdf`),
  );
  const handlerId = await boss.staffId();
  await desk.took(chief, complaint, 'klasifikasikan', { class: 'berkadar_pengawasan', handlerId });
  await desk.took(chief, complaint, 'tangani');
  await desk.took(chief, complaint, 'periksa');
  const room = done(await boss.create('examinations', { complaintId: complaint.id, heldOn: day(), summary: word }));
  const given = { examinationId: room.id, givenBy: word, capacity: 'saksi', givenOn: day(), statement: word };
  const statement = done(await boss.create('examination-statements', given));
  const readerId = await office.as(complained === 'inspektorat' ? 'kabid' : 'inspektorat').staffId();
  const reader = done(await boss.create('examination-readers', { examinationId: room.id, staffId: readerId }));
  const evidence = done(await boss.upload('examinations', room.id, 'lampiran', PDF, `${word}.pdf`));
  if (isAboveAll) {
    const found = done(await office.as(clerk).one('complaints', complaint.id));
    done(await office.as(clerk).update('complaints', found, { complainedId }));
  }
  await office.sql(
    `insert into notifications (id, "staffId", kind, resource, "recordId", title, text, key)
     values (gen_random_uuid(), $1, 'assigned', 'complaints', $2::uuid, 'Aduan', $3, $2::text)`,
    [complainedId, complaint.id, word],
  );
  while (await office.app.get(Alerts).warnDue());
  // What was told before is told by mail in neither of the two offices.
  await office.sql('update notifications set "mailDueAt" = null where "recordId" is distinct from $1', [complaint.id]);
  await office.app.get(MailRound).write(new Date(`${day(1)}T10:00:00+07:00`));
  const ids = [complaint.id, scan.id, room.id, statement.id, reader.id, evidence.id];
  const entries = await office.sql<{ id: string }>('select id from audit_logs where "recordId" = any($1)', [ids]);
  const mails = await office.sql<{ id: string }>('select id from mails where "recordId" = any($1)', [ids]);
  const news = await office.sql<{ id: string }>('select id from notifications where "recordId" = any($1::uuid[])', [
    ids,
  ]);
  const hidden: Hidden = {
    complaints: [complaint.id],
    attachments: [scan.id, evidence.id],
    examinations: [room.id],
    'examination-statements': [statement.id],
    'examination-readers': [reader.id],
    'audit-logs': entries.map(({ id }) => id),
    mails: mails.map(({ id }) => id),
    notifications: news.map(({ id }) => id),
  };
  return { hidden, said };
}
