/**
 * Mail by SMTP (RFC 5321, 5322). The message says of itself that it is automatic (RFC 3834) and which list it belongs to
 * (RFC 2919); it carries the notice's id as Message-ID. Between the server's acceptance and our record of it a crash leaves the
 * outcome unknown: then it is sent again with the same Message-ID, so delivery is at least once and a copy can be told.
 */
import { createTransport, type Transporter } from 'nodemailer';
import { oneLine } from '../mail/plain-words.js';
import type { MessageChannel, OutgoingMessage, SendOutcome } from './channel.js';
import { isMailAddress, mailDomain } from './mail-address.js';

export interface SmtpSettings {
  /** smtp:// or smtps:// with credentials where the server asks for them. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
  readonly fromName: string;
  /** Longest wait for any answer of the server, in milliseconds; default 20,000. */
  readonly timeoutMs?: number;
}

/** Throws when the sender's address is none. */
export class SmtpChannel implements MessageChannel {
  private readonly transport: Transporter;

  constructor(private readonly settings: SmtpSettings) {
    if (!isMailAddress(settings.from)) throw new Error(`SMTP_FROM ${settings.from} is not a mail address`);
    const timeout = settings.timeoutMs ?? 20_000;
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 4,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { to, notice } = message;
    if (!isMailAddress(to.address)) return { sent: false, permanent: true, error: 'the address is not a mail address' };
    const { from, fromName } = this.settings;
    const messageId = `<${notice}@${mailDomain(from)}>`;
    try {
      await this.transport.sendMail({
        from: { name: oneLine(fromName), address: from },
        to: { name: oneLine(to.name ?? ''), address: to.address },
        subject: oneLine(message.subject),
        text: message.text,
        html: message.html,
        messageId,
        date: new Date(message.at),
        baseBoundary: notice,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'List-Id': { prepared: true, value: `<nhac-viec.dondoc.${mailDomain(from)}>` },
        },
      });
      return { sent: true, messageId };
    } catch (error) {
      return failureOf(error);
    }
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}

/** The server's words stay out of the record: they quote addresses, which must remain erasable. */
function failureOf(error: unknown): SendOutcome {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const reply = responseCode === undefined ? '' : `, reply ${responseCode}`;
  const during = command === undefined ? '' : ` during ${command}`;
  const permanent = isPermanent(code, responseCode);
  return {
    sent: false,
    permanent,
    error: `${code ?? 'unknown fault'}${reply}${during}`,
    ...(permanent && command === 'RCPT TO' ? { addressRefused: true as const } : {}),
  };
}

/**
 * A refusal of this recipient or this message (5yz, RFC 5321 section 4.2.1) repeats itself. A login that fails or a session out of
 * step is the operator's fault, not the recipient's, and may be mended before the next try.
 */
function isPermanent(code: string | undefined, reply: number | undefined): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  return reply !== undefined && reply >= 500 && reply !== 503 && reply !== 530 && reply !== 535;
}
