import type { Words } from './words.ts';

export const privacyEn: Words<'data-requests' | 'reconciliations' | 'erasures' | 'legal-holds'> = {
  'data-requests': {
    name: 'Data subject request |||| Data subject requests',
    fields: {
      number: 'Request number',
      receivedAt: 'Received at',
      kind: {
        label: 'Kind of request',
        codes: {
          akses: 'Access to data',
          jejak: 'Trail of processing',
          perbaikan: 'Correction of data',
          penghapusan: 'Erasure of data',
        },
      },
      requester: 'Name of the requester',
      contact: 'Contact of the requester',
      capacity: {
        label: 'Acting as',
        codes: { sendiri: 'The data subject', kuasa: 'Authorised representative', wali: 'Guardian or heir' },
      },
      identityCheck: {
        label: 'Identity checked by',
        codes: {
          ktp_tatap_muka: 'Original identity card, face to face',
          panggilan_video: 'Original identity card, video call',
          surel_resmi: 'Registered official e-mail',
          surat_kuasa: 'Power of attorney and identity cards of both',
        },
      },
      verificationId: 'Subject: applicant',
      staffId: 'Subject: member of this office',
      content: 'Content of the request',
      handedOverBy: {
        label: 'Handed over by',
        codes: { tatap_muka: 'Face to face', surel: 'Encrypted e-mail', pos: 'Registered mail' },
      },
      handedOverAt: 'Handed over at',
      unitId: 'Handling unit',
      registeredById: 'Registered by',
      status: {
        label: 'Status',
        codes: { diterima: 'Received', disiapkan: 'Being prepared', diserahkan: 'Handed over', ditolak: 'Refused' },
      },
    },
    hints: { identityCheck: 'No copy of the identity card is kept' },
    steps: {
      siapkan: 'Prepare the answer',
      serahkan: 'Hand over',
      koreksi: 'Correct: one step back',
      koreksi_waktu_terima: 'Correct the time of receipt',
      tolak: 'Refuse',
    },
  },
  reconciliations: {
    name: 'Reconciliation |||| Reconciliations',
    fields: {
      startedAt: 'Started at',
      finishedAt: 'Finished at',
      occasion: {
        label: 'Run by',
        codes: { malam: 'Every night', permintaan: 'Request', perintah: 'Command line' },
      },
      result: { label: 'Result', codes: { cocok: 'Everything matches', selisih: 'Differences found' } },
      rows: 'Rows checked',
      unmatched: 'Cannot be matched yet',
      faultCount: 'Number of differences',
      faults: 'Differences',
    },
  },
  erasures: {
    name: 'Erasure of personal data |||| Erasures of personal data',
    fields: {
      number: 'Erasure number',
      verificationId: 'Applicant',
      reach: { label: 'Reach', codes: { berkas: 'This file only', orang: 'Every file with the same NIK' } },
      staffId: 'Member of this office',
      fields: {
        label: 'Data to erase',
        codes: { nama: 'Name', nik: 'NIK', nip: 'NIP (NI PPPK)', surel: 'E-mail', pekerjaan: 'Position and unit' },
      },
      basis: {
        label: 'Legal basis',
        codes: {
          pasal_43_1a: 'Article 43 (1) a: no longer needed for the purpose of processing',
          pasal_43_1b: 'Article 43 (1) b: consent withdrawn',
          pasal_43_1c: 'Article 43 (1) c: request of the data subject',
          pasal_43_1d: 'Article 43 (1) d: obtained or processed unlawfully',
          pasal_44_1a: 'Article 44 (1) a: retention period ended',
        },
      },
      explanation: 'Explanation',
      requestedById: 'Requested by',
      approvedById: 'Approved by',
      executedById: 'Carried out by',
      executedAt: 'Carried out at',
      records: 'Records emptied',
      entries: 'Entries of the trail whose values were erased',
      drafts: 'Drafts removed',
      status: {
        label: 'Status',
        codes: {
          diajukan: 'Requested',
          disetujui: 'Approved',
          ditahan: 'On hold',
          dilaksanakan: 'Carried out',
          ditolak: 'Refused',
        },
      },
    },
    hints: { staffId: 'Give one of them: the applicant or the member of the office' },
    steps: {
      setujui: 'Approve',
      laksanakan: 'Carry out',
      tahan: 'Put on hold',
      lanjutkan: 'Resume',
      tolak: 'Refuse',
    },
  },
  'legal-holds': {
    name: 'Legal hold |||| Legal holds',
    fields: {
      number: 'Hold number',
      verificationId: 'Applicant',
      staffId: 'Member of this office',
      grounds: 'Reason',
      validFrom: 'From',
      validTo: 'To',
      status: { label: 'Status', codes: { berlaku: 'In force', dicabut: 'Lifted' } },
    },
    hints: { validTo: 'Empty: until it is lifted' },
    steps: { cabut: 'Lift the hold' },
  },
};
