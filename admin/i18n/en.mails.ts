import type { Words } from './words.ts';

export const mailsEn: Words<'mails'> = {
  mails: {
    name: 'Outgoing mail |||| Outgoing mails',
    fields: {
      recipient: 'Recipient',
      subject: 'Subject',
      text: 'Text',
      calendar: 'Calendar invitation',
      confidential: 'Recipient kept secret',
      recordId: 'About the record',
      status: {
        label: 'Status',
        codes: { menunggu: 'Waiting to be sent', terkirim: 'Sent', gagal: 'Failed' },
      },
      tries: 'Tries',
      dueAt: 'Not sent before',
      sentAt: 'Sent at',
      lastError: 'Last error',
      messageKey: 'Key',
      leasedUntil: 'Held until',
    },
    steps: { catat_terkirim: 'Record as sent', catat_gagal: 'Record as failed', kirim_ulang: 'Send again' },
  },
};
