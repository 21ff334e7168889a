import { choice, date, longText, reference, text } from '../define/field.ts';
import { given } from '../actions/given.ts';
import { COMPLAINT_CLASSES } from './complaints.resource.ts';

/** What is being typed at an intake: judged by nobody, kept nowhere. */
export class Intake extends given({
  contact: text({ label: 'Kontak', passing: true }),
  subject: text({ label: 'Pokok', passing: true }),
  content: longText({ label: 'Isi', passing: true }),
  requestId: reference('requests', { label: 'Permohonan' }),
  kind: text({ label: 'Jenis' }),
  category: text({ label: 'Pokok aduan' }),
  complainedId: text({ label: 'Yang diadukan' }),
}) {}
export class Period extends given({
  from: date({ label: 'Tanggal pertama', required: true }),
  to: date({ label: 'Tanggal terakhir', required: true }),
}) {}
export class ReporterWhy extends given(
  { reason: longText({ label: 'Alasan', required: true, min: 5, max: 1000 }) },
  { reason: 'Tulis alasan membuka identitas pelapor.' },
) {}
export class Reclassified extends given({
  class: choice(COMPLAINT_CLASSES, { label: 'Klasifikasi', required: true }),
}) {}
export class AnswerOf extends given({
  templateId: reference('answer-templates', { label: 'Templat', required: true }),
}) {}
