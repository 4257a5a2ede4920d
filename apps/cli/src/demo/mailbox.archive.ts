import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoMail, DemoMailbox } from '#contracts';

/** What the archive takes from a mail that came over the line. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The mails that the demonstration's own server caught, one JSON object a line, kept across starts. */
export class MailboxArchive {
  private readonly file: string;
  private readonly mails: DemoMail[];

  constructor(home: string) {
    mkdirSync(home, { recursive: true });
    this.file = join(home, 'demonstration-mailbox.jsonl');
    this.mails = existsSync(this.file) ? readMails(readFileSync(this.file, 'utf8')) : [];
  }

  add(mail: ReceivedMail): void {
    const kept: DemoMail = {
      id: String(this.mails.length + 1),
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      receivedAt: mail.date,
      text: mail.text,
      html: mail.html === '' ? null : mail.html,
      headers: mail.headers,
    };
    this.mails.push(kept);
    appendFileSync(this.file, `${JSON.stringify(kept)}\n`);
  }

  /** Newest first; `cursor` is the `next` of the page before. */
  page(limit: number, cursor: string | undefined): DemoMailbox {
    const end =
      cursor === undefined ? this.mails.length : Math.min(this.mails.length, Math.max(0, Number(cursor) || 0));
    const start = Math.max(0, end - limit);
    const items = this.mails.slice(start, end).reverse();
    return { items, total: this.mails.length, ...(start > 0 && { next: String(start) }) };
  }

  clear(): void {
    this.mails.length = 0;
    rmSync(this.file, { force: true });
  }
}

/** A last line cut off by a crash is left out. */
function readMails(text: string): DemoMail[] {
  const lines = text.split('\n');
  return lines.slice(0, -1).flatMap((line) => (line === '' ? [] : [JSON.parse(line) as DemoMail]));
}
