import { type AskedBalance, type BalancedStanding, type BalancedStatus, type Evidence, parseDeadline } from '#domain';
import { longestName, longestText, ReasonBody } from '../assignments/assignment.bodies.js';
import { DayField, OneOfField, TextField, WholeNumberField } from '../fields/fields.js';

const STATUSES: readonly BalancedStatus[] = [
  'assigned',
  'received',
  'in-progress',
  'blocked',
  'not-implementable',
  'awaiting-issue',
  'submitted',
  'completed',
];

/** A balance as the columns of an annex have it: what a standing needs beside it, the domain asks for. */
export class CorrectBalanceBody extends ReasonBody {
  @OneOfField({ about: 'Trạng thái · Standing', values: STATUSES })
  readonly status: BalancedStatus;

  @DayField({
    about: 'Ngày chốt; không ghi thì giữ ngày cũ · Day on which it stood so; else as before',
    optional: true,
  })
  readonly asOf?: string;

  @DayField({
    about: 'Ngày hoàn thành, hoặc ngày báo cáo hoàn thành · Day of completion or submission',
    optional: true,
  })
  readonly completedOn?: string;

  @TextField({ about: 'Số văn bản · Number of the document', max: longestName, optional: true })
  readonly documentNumber?: string;

  @DayField({ about: 'Ngày văn bản · Its day', optional: true })
  readonly documentDate?: string;

  @TextField({ about: 'Thời hạn ban đầu, nếu khác · The first deadline, if another', max: longestName, optional: true })
  readonly originalDeadline?: string;

  @WholeNumberField({ about: 'Số lần gia hạn · Extensions so far', min: 0, max: 50, initial: 0, optional: true })
  readonly extensions?: number;

  @TextField({ about: 'Vướng mắc · The obstacle', max: longestText, optional: true })
  readonly obstacle?: string;

  @TextField({ about: 'Cơ quan tháo gỡ hoặc ban hành · Who must remove or issue it', max: longestName, optional: true })
  readonly authority?: string;

  @TextField({ about: 'Lời của bảng · The words of the table', max: longestText, optional: true })
  readonly words?: string;
}

export function balanceOf(body: CorrectBalanceBody): AskedBalance {
  const { asOf = null, documentNumber, documentDate = null, originalDeadline, extensions = 0, words = null } = body;
  return {
    asOf,
    standing: standingOf(body),
    document: documentNumber === undefined ? null : { number: documentNumber, issuedOn: documentDate },
    originalDeadline: originalDeadline === undefined ? null : parseDeadline(originalDeadline).deadline,
    extensions,
    words,
  };
}

function standingOf(body: CorrectBalanceBody): BalancedStanding {
  const { status, completedOn = '', authority = '', obstacle = '' } = body;
  switch (status) {
    case 'assigned':
    case 'received':
    case 'in-progress':
      return { status };
    case 'blocked':
    case 'not-implementable':
      return { status, cause: 'other', authority, words: obstacle };
    case 'awaiting-issue':
      return { status, authority: body.authority ?? null, letter: letterOf(body) };
    case 'submitted':
      return { status, submittedOn: completedOn, evidence: evidenceOf(body) };
    case 'completed':
      return { status, completedOn };
  }
}

function letterOf({ documentNumber, documentDate }: CorrectBalanceBody) {
  return documentNumber === undefined || documentDate === undefined
    ? null
    : { number: documentNumber, sentOn: documentDate };
}

function evidenceOf({ documentNumber, documentDate, words }: CorrectBalanceBody): Evidence {
  return documentNumber === undefined || documentDate === undefined
    ? { kind: 'note', words: words ?? '' }
    : { kind: 'document', number: documentNumber, issuedOn: documentDate, title: documentNumber, sha256: null };
}
