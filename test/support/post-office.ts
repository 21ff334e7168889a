import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: string;
}

/** What the server does instead of taking a mail. */
export interface Behaviour {
  /** Asked before a recipient is taken: an error with a code is the server's answer. */
  recipient?: (address: string) => Promise<void> | void;
  /** Asked when the whole mail has come, before it is said to be taken. */
  data?: (mail: Received, connection: Socket) => Promise<void> | void;
}

/** What the server answers: `refusal(550, …)`. */
export const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** A real mail server on this machine, without encryption and sign-in. */
export class PostOffice {
  /** Every mail that came in whole, whatever was answered then. */
  readonly came: Received[] = [];
  /** Those that were said to be taken. */
  readonly taken: Received[] = [];
  behaviour: Behaviour = {};
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<PostOffice> {
    const office: PostOffice = new PostOffice(
      new SMTPServer({
        hideSTARTTLS: true,
        disabledCommands: ['AUTH'],
        closeTimeout: 100,
        disableReverseLookup: true,
        onRcptTo: ({ address }, _session, answer) => void office.recipient(address).then(() => answer(), answer),
        onData: (stream, session, answer) => {
          const connection = [...office.sockets].find(({ remotePort }) => remotePort === session.remotePort);
          void text(stream)
            .then((raw) => office.mail(raw, session.envelope, connection!))
            .then(() => answer(), answer);
        },
      } satisfies SMTPServerOptions),
    );
    office.server.on('error', () => undefined);
    office.server.server.on('connection', (socket: Socket) => {
      office.sockets.add(socket);
      socket.on('close', () => office.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => office.server.listen(0, '127.0.0.1', resolve));
    return office;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}/`;
  }

  private async recipient(address: string): Promise<void> {
    await this.behaviour.recipient?.(address);
  }

  private async mail(
    raw: string,
    { mailFrom, rcptTo }: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
    connection: Socket,
  ): Promise<void> {
    const mail = {
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      messageId: /^Message-ID: (.+)$/im.exec(raw)![1]!.trim(),
      raw,
    };
    this.came.push(mail);
    await this.behaviour.data?.(mail, connection);
    this.taken.push(mail);
  }

  forget(): void {
    this.came.length = 0;
    this.taken.length = 0;
    this.behaviour = {};
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
