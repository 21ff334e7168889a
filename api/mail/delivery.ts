import { createTransport, type Transporter } from 'nodemailer';
import { SECOND } from '../define/durations.ts';

export interface Message {
  /** Of the row in the outbox: the Message-ID is made of it, so that a repeated mail is known to be the same. */
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  /** An .ics file, which says its own method. */
  readonly calendar?: string | null;
}

export interface Refusal {
  /** The server will never take this mail for this recipient. */
  readonly permanent: boolean;
  /** One line for the administrator. */
  readonly text: string;
}

/** A server that says nothing is cut after these (SMTP_URL?socketTimeout=… overrides); one that dawdles, after the whole time. */
const TIMEOUTS = {
  dnsTimeout: 10 * SECOND,
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 15 * SECOND,
};
const WHOLE_TIME_MS = 60 * SECOND;
const LONGEST_REASON = 500;

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

/**
 * Why a mail was not taken. Final is only a 5xx about this recipient or this mail: a refused sign-in or sender is the
 * office's own setting, and is right again when somebody has put it right.
 */
export function refusalOf(error: unknown): Refusal {
  const { message = String(error), command, responseCode = 0, response } = error as Partial<SmtpError>;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  const said = (response ?? message)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_REASON - 40);
  const text = response ? `Server surel menolak: ${said}` : `Server surel tidak dapat dihubungi: ${said}`;
  return { permanent: isAboutMail && responseCode >= 500 && responseCode < 600, text };
}

const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';

/** Hands mails to the office's server, one connection each. */
export class Delivery {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({ url: smtpUrl, ...TIMEOUTS });
    this.domain = from.slice(from.lastIndexOf('@') + 1);
  }

  /** Nothing when the server has taken the mail. `cut` breaks off what is under way. */
  async send({ id, recipient, subject, text, calendar }: Message, cut: AbortSignal): Promise<Refusal | undefined> {
    try {
      await this.transport.sendMail({
        messageId: `<${id}@${this.domain}>`,
        from: { name: 'Waskita', address: this.from },
        to: { name: '', address: recipient },
        subject,
        text,
        ...(calendar && {
          icalEvent: { method: methodOf(calendar), filename: 'undangan.ics', content: calendar },
        }),
        // No answers of absence to a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.any([cut, AbortSignal.timeout(WHOLE_TIME_MS)]),
      });
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }
}
