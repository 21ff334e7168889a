import type { Words } from './words.ts';

const employments = {
  pns: 'Civil servant (PNS)',
  cpns: 'Candidate civil servant (CPNS)',
  pppk: 'PPPK',
  non_asn: 'Non ASN',
} as const;

export const officeEn: Words<
  'org-units' | 'staff' | 'appointments' | 'competencies' | 'leaves' | 'staff-terms' | 'users'
> = {
  'org-units': {
    name: 'Agency |||| Agencies',
    fields: {
      name: 'Name',
      code: 'Abbreviation',
      type: {
        label: 'Type',
        codes: {
          opd: 'Agency (OPD)',
          upt: 'Technical unit (UPT)',
          bidang: 'Division',
          seksi: 'Section',
          sekretariat: 'Secretariat',
        },
      },
      parentId: 'Part of',
      headName: 'Name of the head',
      headPosition: 'Position of the head',
      email: 'Official e-mail',
      active: 'Active',
    },
  },
  staff: {
    name: 'Staff member |||| Staff',
    fields: {
      fullName: 'Full name',
      frontTitle: 'Title before the name',
      backTitle: 'Title after the name',
      employment: { label: 'Employment', codes: employments },
      nip: 'NIP (NI PPPK)',
      rank: 'Rank',
      position: 'Position',
      unitId: 'Unit',
      supervisorId: 'Direct superior',
      since: 'In this place since',
      email: 'Office e-mail',
      activeFrom: 'Active from',
      activeTo: 'Active until',
    },
    hints: { fullName: 'Without titles', since: 'Given with the change; empty: today' },
  },
  appointments: {
    name: 'Appointment |||| Appointments',
    fields: {
      staffId: 'Staff member',
      role: {
        label: 'Role',
        codes: {
          kepala_dinas: 'Head of department',
          kepala_bidang: 'Head of division',
          kepala_seksi: 'Head of section',
          verifikator: 'Verifier',
          staf: 'Staff',
          admin_sistem: 'System administrator',
          auditor: 'Auditor (Inspectorate)',
        },
      },
      kind: {
        label: 'Nature',
        codes: { definitif: 'Definitive', plt: 'Acting (Plt.)', plh: 'Acting for a day (Plh.)' },
      },
      unitId: 'In unit',
      validFrom: 'Valid from',
      validTo: 'Valid until',
      proposedById: 'Proposed by',
      confirmedById: 'Confirmed by',
      confirmedAt: 'Confirmed at',
      status: {
        label: 'Status',
        codes: { diusulkan: 'Waiting to be confirmed', berlaku: 'In force', ditolak: 'Refused' },
      },
      decree: 'Decree number',
    },
    steps: { konfirmasi: 'Confirm', tolak: 'Refuse', minta_konfirmasi: 'Ask for confirmation again' },
  },
  competencies: {
    name: 'Competence |||| Competences',
    fields: {
      staffId: 'Staff member',
      code: {
        label: 'Competence',
        codes: {
          registrasi_sertifikat: 'a. Knows the registration of digital certificates',
          tte_dan_aplikasi: 'b. Knows electronic signatures and their applications',
          hak_akses_pencabutan: 'c. Has the right to revoke digital certificates',
        },
      },
      evidence: 'Evidence',
      bukti: 'Evidence file',
      validFrom: 'Valid from',
      validTo: 'Valid until',
    },
    hints: { evidence: 'Number of the training certificate or of the letter granting access' },
  },
  'staff-terms': {
    name: 'Former place |||| Former places',
    summary: '{staffId}, {validFrom} to {validTo}',
    fields: {
      staffId: 'Staff member',
      validFrom: 'From',
      validTo: 'Until',
      employment: { label: 'Employment', codes: employments },
      rank: 'Rank',
      position: 'Position',
      unitId: 'Unit',
      supervisorId: 'Direct superior',
    },
  },
  leaves: {
    name: 'Leave |||| Leaves',
    summary: '{kind}, {validFrom}[ to {validTo}]',
    fields: {
      staffId: 'Staff member',
      kind: {
        label: 'Kind of leave',
        codes: {
          tahunan: 'Annual leave',
          besar: 'Long leave',
          sakit: 'Sick leave',
          melahirkan: 'Maternity leave',
          alasan_penting: 'Leave for an important reason',
          luar_tanggungan: 'Leave without pay',
          lainnya: 'Absent for another reason',
        },
      },
      validFrom: 'From',
      validTo: 'Until',
      decree: 'Number of the letter',
      note: 'Remark',
    },
    hints: { validTo: 'Empty: until it is ended' },
  },
  users: {
    name: 'Account |||| Accounts',
    fields: {
      username: 'User name',
      staffId: 'Staff member',
      password: 'Password',
      passwordGivenById: 'Password given by',
      active: 'Active',
      lastSignInAt: 'Last signed in',
      demo: 'Demo account',
    },
    hints: { password: '8 to 128 characters' },
  },
};
