/**
 * A mail server that keeps what it is sent: the demonstration's built-in mailbox, and the far end of the conversation in tests. It
 * listens on the loopback interface alone, speaks real SMTP and passes nothing on.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

interface CapturedMail {
  /** 1 for the first mail received. */
  readonly number: number;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The Date header, as an ISO 8601 instant. */
  readonly date: string;
  readonly text: string;
  readonly html: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The message as it came over the line. */
  readonly raw: string;
}

/** What the server answers to a recipient instead of accepting it. */
export interface SmtpReply {
  readonly code: number;
  readonly words: string;
}

export interface MailboxOptions {
  /** Default: a free port. */
  readonly port?: number;
  /** Oldest mails beyond this number are forgotten; default 2,000. */
  readonly keep?: number;
  /** Asked for each recipient; undefined accepts. */
  readonly refuse?: (address: string) => SmtpReply | undefined;
  /** Awaited between receiving a mail and answering for it: a slow server. */
  readonly beforeReply?: () => Promise<void>;
}

export interface CapturingMailbox {
  /** smtp://127.0.0.1:port */
  readonly url: string;
  /** Newest last. */
  mails(): readonly CapturedMail[];
  /** Calls back with each mail as it has been received. Gives the way to stop listening. */
  onMail(listener: (mail: CapturedMail) => void): () => void;
  clear(): void;
  close(): Promise<void>;
}

const LARGEST_MAIL = 4 * 1024 * 1024;

/** Throws when the port is taken. */
export async function openMailbox(options: MailboxOptions = {}): Promise<CapturingMailbox> {
  const kept: CapturedMail[] = [];
  const listeners = new Set<(mail: CapturedMail) => void>();
  let received = 0;
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    received += 1;
    const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    const mail = await parse(await buffer(stream), received, to);
    kept.push(mail);
    if (kept.length > (options.keep ?? 2_000)) kept.shift();
    for (const listener of listeners) listener(mail);
    await options.beforeReply?.();
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideENHANCEDSTATUSCODES: true,
    logger: false,
    size: LARGEST_MAIL,
    onRcptTo: (address, _session, callback) => {
      const reply = options.refuse?.(address.address);
      callback(reply === undefined ? null : Object.assign(new Error(reply.words), { responseCode: reply.code }));
    },
    onData: callbackify(receive),
  });
  // A client that is killed in mid-conversation is no fault of the server.
  server.on('error', () => undefined);
  const listening = server.listen(options.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => [...kept],
    onMail: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    clear: () => void kept.splice(0),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function parse(raw: Buffer, number: number, to: string): Promise<CapturedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    number,
    messageId: mail.messageId ?? '',
    from: mail.from?.address ?? '',
    to,
    subject: mail.subject ?? '',
    date: mail.date ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    raw: raw.toString('utf8'),
  };
}
