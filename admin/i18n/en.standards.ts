import type { Words } from './words.ts';

export const standardsEn: Words<'service-standards' | 'discipline-articles' | 'holidays' | 'office-hours'> = {
  'service-standards': {
    name: 'Service standard |||| Service standards',
    summary: 'version {edition}',
    fields: {
      title: 'Title',
      edition: 'Version of the standard',
      requirements: 'Requirements',
      procedure: 'System and mechanism',
      cost: 'Cost (tariff)',
      product: 'Product of the service',
      complaintHandling: 'Handling of complaints, suggestions, and feedback/appreciation',
      facilities: 'Means, infrastructure, and/or facilities',
      supervision: 'Internal supervision',
      guarantee: 'Guarantee of service',
      safety: 'Guarantee of security and safety',
      evaluation: 'Evaluation of performance',
      content: 'Procedure, promised times, executors, competences, channels, and legal bases',
      validFrom: 'Valid from',
      validTo: 'Valid until',
      decreeNumber: 'Decree number',
      writtenById: 'Written by',
      reviewedById: 'Reviewed by',
      enactedById: 'Enacted by',
      status: {
        label: 'Status',
        codes: { draf: 'Draft', direviu: 'Under review', ditetapkan: 'Enacted', digantikan: 'Superseded' },
      },
    },
    steps: { reviu: 'State as reviewed', kembalikan: 'Return', tetapkan: 'Enact', gantikan: 'Supersede' },
  },
  'discipline-articles': {
    name: 'Article of discipline |||| Articles of discipline',
    fields: {
      name: 'Article',
      regulation: 'Regulation',
      article: 'Number of the article',
      letter: 'Letter',
      text: 'Duty or prohibition, word for word',
      level: { label: 'Suggested level', codes: { ringan: 'Light', sedang: 'Medium', berat: 'Heavy' } },
      verification: {
        label: 'Status',
        codes: { perlu_verifikasi: 'To be verified', terverifikasi: 'Verified' },
      },
    },
  },
  holidays: {
    name: 'Holiday |||| Holidays',
    fields: {
      date: 'Date',
      name: 'Name',
      type: {
        label: 'Type',
        codes: {
          libur_nasional: 'National holiday',
          cuti_bersama: 'Collective leave',
          libur_daerah: 'Regional holiday',
        },
      },
      decree: 'Decree number',
      reason: 'Reason of the change',
    },
    hints: { decree: 'Required for national holidays and collective leave', reason: 'At least 10 characters' },
  },
  'office-hours': {
    name: 'Office hours |||| Office hours',
    fields: {
      name: 'Name',
      regime: { label: 'Applies in', codes: { biasa: 'Ordinary time', ramadan: 'Ramadan' } },
      weekday: {
        label: 'Day',
        codes: {
          senin: 'Monday',
          selasa: 'Tuesday',
          rabu: 'Wednesday',
          kamis: 'Thursday',
          jumat: 'Friday',
          sabtu: 'Saturday',
          minggu: 'Sunday',
        },
      },
      opensAt: 'Opens',
      closesAt: 'Closes',
      validFrom: 'Valid from',
      validTo: 'Valid until',
      reason: 'Reason of the change',
    },
    hints: { opensAt: 'HH.MM, e.g. 07.30', closesAt: 'HH.MM, e.g. 16.00', reason: 'At least 10 characters' },
  },
};
