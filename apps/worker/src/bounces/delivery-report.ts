/**
 * Reads a bounce: a delivery status notification (RFC 3464) in a multipart/report (RFC 6522). Of the whole message three things
 * matter: which message of ours it is about, which address failed, and with what status (RFC 3463). Nothing else is kept.
 */
import PostalMime from 'postal-mime';

export interface DeliveryReport {
  /** From the Message-ID of the returned message. */
  readonly notice: string;
  readonly address: string;
  /** Of class 5: it will not be delivered. */
  readonly status: string;
}

/** Why a message is no bounce that anything follows from. */
export type NoReport = 'too-large' | 'no-delivery-report' | 'not-failed-for-good' | 'not-about-a-notice';

/** The largest mail that is looked at, in bytes: a report returns our message, which is a digest of 300 tasks at most. */
export const LARGEST_REPORT = 2 * 1024 * 1024;

export async function readDeliveryReport(raw: string | Uint8Array): Promise<DeliveryReport | NoReport> {
  if (raw.length > LARGEST_REPORT) return 'too-large';
  const parts = await partsOf(raw);
  const status = parts.find(({ type }) => type === 'message/delivery-status')?.text;
  if (status === undefined) return 'no-delivery-report';
  const failure = failureIn(status);
  if (failure === undefined) return 'not-failed-for-good';
  const notice = noticeIn(parts);
  return notice === undefined ? 'not-about-a-notice' : { notice, ...failure };
}

/** The first recipient that failed for good: a message of ours has one. */
function failureIn(status: string): Pick<DeliveryReport, 'address' | 'status'> | undefined {
  const failed = recipientsOf(status).find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  const code = /^5\.\d{1,3}\.\d{1,3}/.exec(failed?.get('status') ?? '')?.[0];
  const address = addressIn(failed?.get('original-recipient')) ?? addressIn(failed?.get('final-recipient'));
  return code === undefined || address === undefined ? undefined : { address, status: code };
}

/** Our Message-IDs are a notice's id and our domain. */
function noticeIn(parts: readonly Part[]): string | undefined {
  const returned = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')?.text ?? '';
  const found = /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/im.exec(headersOf(returned))?.[1];
  return found?.toLowerCase();
}

interface Part {
  readonly type: string;
  readonly text: string;
}

/** A message that cannot be read at all has no parts. */
async function partsOf(raw: string | Uint8Array): Promise<readonly Part[]> {
  try {
    const mail = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'utf8',
      maxNestingDepth: 10,
    });
    return mail.attachments.map(({ mimeType, content }) => ({
      type: mimeType.toLowerCase(),
      text: typeof content === 'string' ? content : '',
    }));
  } catch {
    // The parser throws for what is nested or bracketed beyond its limits: nothing of ours looks like that.
    return [];
  }
}

/** One group of fields a recipient; the first group is about the message. Field names in lower case, continuations joined. */
function recipientsOf(status: string): readonly ReadonlyMap<string, string>[] {
  return status
    .replace(/\r\n/g, '\n')
    .split(/\n[ \t]*\n/)
    .slice(1)
    .map((group) => {
      const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
      return new Map(
        lines.flatMap((line) => {
          const colon = line.indexOf(':');
          return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
        }),
      );
    });
}

/** `rfc822; somebody@example.vn` */
function addressIn(field: string | undefined): string | undefined {
  const address = /^rfc822\s*;\s*<?([^\s<>]{3,254})>?$/i.exec(field ?? '')?.[1];
  return address?.includes('@') === true ? address : undefined;
}

/** Up to the first empty line, so that a body cannot pose as a header. */
function headersOf(message: string): string {
  return message.replace(/\r\n/g, '\n').split('\n\n', 1)[0] ?? '';
}
