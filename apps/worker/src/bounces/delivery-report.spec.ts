import { LARGEST_REPORT, readDeliveryReport } from './delivery-report.js';

const notice = '6d2f0f0e-53a1-5c0e-8a65-0c6d6f1f7a11';

interface Bounce {
  readonly status?: string;
  readonly returned?: string;
  readonly returnedType?: string;
}

const failure = [
  'Reporting-MTA: dns; mx.example.vn',
  '',
  'Final-Recipient: rfc822; p1@tinh.example.vn',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <p1@tinh.example.vn>:',
  '  Recipient address rejected',
].join('\r\n');

function bounce({ status = failure, returned, returnedType = 'message/rfc822' }: Bounce = {}): string {
  return [
    'From: MAILER-DAEMON@mx.example.vn',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Không gửi được.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    status,
    '',
    '--b',
    `Content-Type: ${returnedType}`,
    '',
    returned ?? `Message-ID: <${notice}@tinh.example.vn>\r\nSubject: x\r\n\r\nbody`,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

describe('a bounce', () => {
  it.each(['message/rfc822', 'text/rfc822-headers'])(
    'names message, address and status, with %s',
    async (returnedType) => {
      const expected = { notice, address: 'p1@tinh.example.vn', status: '5.1.1' };
      expect(await readDeliveryReport(bounce({ returnedType }))).toEqual(expected);
      expect(await readDeliveryReport(Buffer.from(bounce({ returnedType }).replaceAll('\r\n', '\n')))).toEqual(
        expected,
      );
    },
  );

  it('is about the address that we wrote to, also where that is passed on', async () => {
    const status = failure.replace(
      'Final-Recipient',
      'Original-Recipient: rfc822;cu@tinh.example.vn\r\nFinal-Recipient',
    );
    expect(await readDeliveryReport(bounce({ status }))).toMatchObject({ address: 'cu@tinh.example.vn' });
  });

  it.each([
    ['a delay', failure.replace('failed', 'delayed').replace('5.1.1', '4.4.1')],
    ['a passing failure', failure.replace('5.1.1', '4.2.2')],
    ['a delivery', failure.replace('failed', 'delivered').replace('5.1.1', '2.0.0')],
    ['a failure without an address', failure.replace('p1@tinh.example.vn', 'nobody')],
    ['a failure in the part about the message', 'Action: failed\r\nStatus: 5.1.1\r\nFinal-Recipient: rfc822; a@b.vn'],
    ['nothing', ''],
  ])('says nothing where it tells of %s', async (_, status) => {
    expect(await readDeliveryReport(bounce({ status }))).toBe('not-failed-for-good');
  });

  it.each([
    ['another program’s message', 'Message-ID: <123@elsewhere.example>\r\n\r\n'],
    ['a message whose body poses as a header', `Subject: x\r\n\r\nMessage-ID: <${notice}@tinh.example.vn>`],
    ['nothing', ''],
  ])('says nothing about %s', async (_, returned) => {
    expect(await readDeliveryReport(bounce({ returned }))).toBe('not-about-a-notice');
  });

  it.each([
    ['an ordinary mail', 'From: a@b.vn\r\nSubject: Re\r\n\r\nStatus: 5.1.1'],
    ['no mail at all', '\0\0\0'],
    ['an empty file', ''],
    [
      'brackets in brackets',
      `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(2_000)}`,
    ],
  ])('is not what %s is', async (_, raw) => {
    expect(await readDeliveryReport(raw)).toBe('no-delivery-report');
  });

  it('is not looked for in what is too large', async () => {
    expect(await readDeliveryReport('a'.repeat(LARGEST_REPORT + 1))).toBe('too-large');
  });
});
