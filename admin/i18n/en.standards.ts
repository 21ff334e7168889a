import type { Words } from './words.ts';

export const standardsEn: Words<'service-standards' | 'holidays' | 'office-hours'> = {
  'service-standards': {
    name: 'Service standard |||| Service standards',
    fields: {
      title: 'Title',
      edition: 'Version of the standard',
      requirements: 'Requirements',
      procedure: 'System, mechanism and procedure',
      minutes: 'Completion time (minutes)',
      cost: 'Cost (tariff)',
      product: 'Product of the service',
      complaintHandling: 'Handling of complaints, suggestions, and feedback/appreciation',
      legalBasis: 'Legal basis',
      facilities: 'Means, infrastructure, and/or facilities',
      competence: 'Competence of the staff',
      supervision: 'Internal supervision',
      executors: 'Number of staff (persons)',
      guarantee: 'Guarantee of service',
      safety: 'Guarantee of security and safety',
      evaluation: 'Evaluation of performance',
      validFrom: 'Valid from',
      decreeNumber: 'Decree number',
      writtenById: 'Written by',
      status: {
        label: 'Status',
        codes: { draf: 'Draft', direviu: 'Under review', ditetapkan: 'Enacted', digantikan: 'Superseded' },
      },
    },
    steps: { reviu: 'Submit for review', kembalikan: 'Return', tetapkan: 'Enact', gantikan: 'Supersede' },
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
    },
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
    },
    hints: { opensAt: 'HH.MM, e.g. 07.30', closesAt: 'HH.MM, e.g. 16.00' },
  },
};
