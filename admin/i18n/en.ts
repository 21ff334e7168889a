import englishMessages from 'ra-language-english';
import type { TranslationMessages } from 'react-admin';
import { appEn } from './app.en.ts';
import { mapValues, translatedMessages } from './declared.ts';
import { complaintsEn } from './en.complaints.ts';
import { mailsEn } from './en.mails.ts';
import { meetingsEn } from './en.meetings.ts';
import { officeEn } from './en.office.ts';
import { oversightEn } from './en.oversight.ts';
import { privacyEn } from './en.privacy.ts';
import { requestsEn } from './en.requests.ts';
import { sanctionsEn } from './en.sanctions.ts';
import { standardsEn } from './en.standards.ts';
import { supervisionEn } from './en.supervision.ts';
import type { Words } from './words.ts';

const words: Words = {
  ...requestsEn,
  ...complaintsEn,
  ...oversightEn,
  ...supervisionEn,
  ...sanctionsEn,
  ...standardsEn,
  ...meetingsEn,
  ...officeEn,
  ...mailsEn,
  ...privacyEn,
};

export const en: TranslationMessages = {
  ra: {
    ...englishMessages.ra,
    action: { ...englishMessages.ra.action, delete: 'Archive', confirm: 'Yes, archive' },
    message: {
      ...englishMessages.ra.message,
      delete_title: 'Archive %{name} %{recordRepresentation}?',
      delete_content: 'The record is archived and no longer listed. Its trail is kept.',
    },
    notification: { ...englishMessages.ra.notification, deleted: 'The record was archived.' },
    page: { ...englishMessages.ra.page, dashboard: appEn.home.title },
  },
  app: appEn,
  resources: mapValues(words, (resource) => translatedMessages(resource, appEn)),
};
