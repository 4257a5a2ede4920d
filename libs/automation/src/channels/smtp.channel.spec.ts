import { type CapturingMailbox, type MailboxOptions, openMailbox } from '../../../../test/support/smtp-capture.js';
import type { OutgoingMessage } from './channel.js';
import { isMailAddress } from './mail-address.js';
import { SmtpChannel } from './smtp.channel.js';

const message: OutgoingMessage = {
  notice: '6d2f0f0e-53a1-5c0e-8a65-0c6d6f1f7a11',
  to: { name: 'Nguyễn Văn A', address: 'a@so-kh.example.vn' },
  subject: '[Đôn đốc] 28/04/2025: 1 quá hạn',
  text: 'Kính gửi đồng chí\n',
  html: '<p>Kính gửi đồng chí</p>',
  at: '2025-04-28T00:30:00.000Z',
};

async function conversation(
  sent: OutgoingMessage,
  options: MailboxOptions = {},
): Promise<{ outcome: Awaited<ReturnType<SmtpChannel['send']>>; mailbox: CapturingMailbox }> {
  const mailbox = await openMailbox(options);
  const channel = new SmtpChannel({ url: mailbox.url, from: 'dondoc@tinh.example.vn', fromName: 'Đôn đốc' });
  const outcome = await channel.send(sent);
  await channel.close();
  await mailbox.close();
  return { outcome, mailbox };
}

describe('mail by SMTP', () => {
  it('arrives with the notice as Message-ID, marked automatic, dated by the clock', async () => {
    const { outcome, mailbox } = await conversation(message);
    expect(outcome).toEqual({ sent: true, messageId: `<${message.notice}@tinh.example.vn>` });
    const [mail] = mailbox.mails();
    expect(mail).toMatchObject({
      messageId: `<${message.notice}@tinh.example.vn>`,
      from: 'dondoc@tinh.example.vn',
      to: 'a@so-kh.example.vn',
      subject: message.subject,
      date: '2025-04-28T00:30:00.000Z',
    });
    expect(mail?.text).toContain('Kính gửi đồng chí');
    expect(mail?.html).toContain('<p>Kính gửi đồng chí</p>');
    expect(mail?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'list-id': '<nhac-viec.dondoc.tinh.example.vn>',
    });
  });

  it('lets neither a subject nor a name add a header or a recipient', async () => {
    const { outcome, mailbox } = await conversation({
      ...message,
      to: { name: 'A\r\nBcc: b@example.vn', address: message.to.address },
      subject: 'one\r\nX-Evil: yes\n\nbody',
    });
    expect(outcome.sent).toBe(true);
    const [mail] = mailbox.mails();
    expect(mail?.to).toBe(message.to.address);
    expect(mail?.subject).toBe('one X-Evil: yes body');
    expect(Object.keys(mail?.headers ?? {})).not.toEqual(expect.arrayContaining(['x-evil']));
    expect(Object.keys(mail?.headers ?? {})).not.toEqual(expect.arrayContaining(['bcc']));
  });

  it.each(['a@b.vn\r\nRCPT TO:<c@d.vn>', 'a@b.vn, c@d.vn', 'A <a@b.vn>', '"a b"@c.vn', 'a@', 'á@b.vn', ''])(
    'refuses %j for good before anything is said',
    async (address) => {
      expect(isMailAddress(address)).toBe(false);
      const { outcome, mailbox } = await conversation({ ...message, to: { name: null, address } });
      expect(outcome).toMatchObject({ sent: false, permanent: true });
      expect(mailbox.mails()).toEqual([]);
    },
  );

  it.each([
    [550, true],
    [452, false],
  ])('a reply of %i to the recipient is permanent: %s', async (code, permanent) => {
    const { outcome } = await conversation(message, { refuse: () => ({ code, words: 'a@so-kh.example.vn is away' }) });
    expect(outcome).toMatchObject({ sent: false, permanent });
    expect(outcome).not.toMatchObject({ error: expect.stringContaining('so-kh') });
  });

  it('takes a server that is not there as a fault to be tried again', async () => {
    const gone = await openMailbox();
    await gone.close();
    const channel = new SmtpChannel({ url: gone.url, from: 'dondoc@tinh.example.vn', fromName: 'Đôn đốc' });
    await expect(channel.send(message)).resolves.toMatchObject({ sent: false, permanent: false });
    await channel.close();
  });
});
