import type { Words } from './words.ts';

export const oversightEn: Words<'attachments' | 'supervision-reviews' | 'findings' | 'audit-logs'> = {
  attachments: {
    name: 'Attachment |||| Attachments',
    fields: {
      ownerType: 'Kind of record',
      ownerId: 'Belongs to',
      kind: 'Kind of attachment',
      name: 'File name',
      mime: 'Type',
      size: 'Size (bytes)',
      sha256: 'SHA-256',
      storageKey: 'Storage key',
    },
  },
  'supervision-reviews': {
    name: 'Supervision review |||| Supervision reviews',
    fields: {
      supervisedId: 'Supervised',
      supervisorId: 'Direct superior',
      verificationId: 'Verification reviewed',
      reviewedOn: 'Date of review',
      result: {
        label: 'Result',
        codes: { sesuai: 'Conforms', perlu_pembinaan: 'Needs guidance', dugaan_pelanggaran: 'Alleged violation' },
      },
      note: 'Supervision note',
    },
  },
  findings: {
    name: 'Finding |||| Findings',
    fields: {
      number: 'Finding number',
      title: 'Title',
      supervisedId: 'Supervised',
      supervisorId: 'Direct superior',
      condition: 'Condition',
      criterion: 'Criterion',
      cause: 'Cause',
      effect: 'Effect',
      recommendation: 'Recommendation',
      dueOn: 'Deadline',
      actId: 'Underlying act',
      complaintId: 'Underlying complaint',
      followUp: 'Follow-up',
      status: {
        label: 'Status',
        codes: { terbuka: 'Open', ditindaklanjuti: 'Followed up', selesai: 'Completed', dibatalkan: 'Cancelled' },
      },
    },
    steps: {
      tindaklanjuti: 'Record the follow-up',
      selesaikan: 'Complete',
      batalkan: 'Cancel the finding',
      ubah_batas_waktu: 'Change the due date',
    },
  },
  'audit-logs': {
    name: 'Audit trail |||| Audit trail',
    fields: {
      at: 'Time',
      actorId: 'Actor',
      actorName: 'Name of the actor',
      actorRole: 'Acting as',
      acting: 'Acting head',
      step: 'State before the step',
      action: 'Action',
      resource: 'Kind of record',
      recordId: 'Record',
      recordVersion: 'Version',
      outcome: { label: 'Outcome', codes: { ok: 'Done', denied: 'Refused', error: 'Failed' } },
      reason: 'Reason',
      changes: 'Changed fields',
    },
  },
};
