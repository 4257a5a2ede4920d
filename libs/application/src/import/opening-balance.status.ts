/**
 * How offices write where a task stands. Only whole phrases are read, alone or before a comma, full stop or bracket: "hoàn thành 50 %" and
 * "đã hoàn thành dự thảo" are no completion. What is told as done but still to come is not done.
 */
import { nameKey, type BalancedStatus } from '#domain';

export type ReadStatus =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown' }
  /** Said to be done, while the document is still to be issued. */
  | { readonly kind: 'promised' }
  /** Expected to be done one day. */
  | { readonly kind: 'to-come' }
  | { readonly kind: 'status'; readonly status: BalancedStatus };

const PHRASES: Readonly<Record<BalancedStatus, readonly string[]>> = {
  assigned: [
    'đã giao',
    'đã giao, chờ tiếp nhận',
    'chờ tiếp nhận',
    'chưa thực hiện',
    'chưa triển khai',
    'assigned',
    'not started',
  ],
  received: ['đã tiếp nhận', 'đã nhận', 'received'],
  'in-progress': [
    'đang thực hiện',
    'đang triển khai',
    'đang triển khai thực hiện',
    'đang thực hiện đúng tiến độ',
    'đúng tiến độ',
    'chậm tiến độ',
    'đang thực hiện, chậm tiến độ',
    'chưa hoàn thành',
    'quá hạn',
    'in progress',
    'in-progress',
    'ongoing',
    'under way',
    'not completed',
    'overdue',
  ],
  blocked: ['đang vướng', 'vướng mắc', 'đang vướng mắc', 'có vướng mắc', 'gặp khó khăn, vướng mắc', 'blocked'],
  'not-implementable': [
    'chưa triển khai được',
    'không triển khai được',
    'chưa thể triển khai',
    'chưa thực hiện được',
    'not implementable',
    'not-implementable',
    'cannot start',
    'cannot start yet',
  ],
  'awaiting-issue': [
    'đã trình',
    'đã trình, chờ ban hành',
    'chờ ban hành',
    'đã trình ký',
    'sent for issue',
    'awaiting issue',
    'awaiting-issue',
  ],
  submitted: [
    'chờ xác nhận',
    'chờ xác nhận hoàn thành',
    'đã báo cáo hoàn thành',
    'đã báo cáo, chờ xác nhận',
    'submitted',
    'awaiting confirmation',
  ],
  completed: [
    'hoàn thành',
    'đã hoàn thành',
    'đã xong',
    'xong',
    'hoàn thành đúng hạn',
    'đã hoàn thành đúng hạn',
    'hoàn thành quá hạn',
    'đã hoàn thành quá hạn',
    'hoàn thành trước hạn',
    'đã ban hành',
    'completed',
    'complete',
    'done',
    'finished',
    'done on time',
    'done late',
  ],
};
/** How a standing is written in tables, Vietnamese and English. */
export function statusWords(status: BalancedStatus): { readonly vi: string; readonly en: string } {
  return { vi: PHRASES[status][0] ?? status, en: status.replaceAll('-', ' ') };
}

const BY_PHRASE: ReadonlyMap<string, ReadStatus> = new Map(
  Object.entries(PHRASES).flatMap(([status, phrases]) =>
    phrases.map((phrase): [string, ReadStatus] => [
      nameKey(phrase),
      { kind: 'status', status: status as BalancedStatus },
    ]),
  ),
);

/** Words, without their marks, of what is still to come. */
const TO_COME = /\b(?:se|du kien|cho|sap|chuan bi|dang|will|to be|expected|awaiting|pending|soon)\b/;
/** Words that take the first phrase back, wholly or in part. */
const IN_PART = /%|\b(?:chua|mot phan|du thao|phan lon|co ban|tru|partly|partially|draft|except|not)\b/;
const WHOLE_PERCENT = /\b100 ?%/g;

/** Reads a cell of the column "trạng thái". */
export function readStatus(cell: string): ReadStatus {
  const text = nameKey(cell).replace(/[.;,:]+$/, '');
  if (text === '' || /^[-.…]+$/u.test(text)) return { kind: 'blank' };
  return BY_PHRASE.get(text) ?? readWithRest(text);
}

/** A known phrase with more behind it; only of a completion does the rest decide. */
function readWithRest(text: string): ReadStatus {
  const [, head = '', rest = ''] = /^([^.,;:(]+?) ?[.,;:(](.*)$/su.exec(text) ?? [];
  const read = BY_PHRASE.get(head);
  if (read === undefined) return readPromise(text);
  if (read.kind !== 'status' || read.status !== 'completed') return read;
  if (IN_PART.test(rest.replace(WHOLE_PERCENT, ''))) return { kind: 'unknown' };
  return TO_COME.test(rest) ? { kind: 'promised' } : read;
}

const PROMISE = /^(?:(da hoan thanh|hoan thanh) )?(?:se|du kien|sap|will|to be)\b/;
const ISSUE = /\b(?:ban hanh|ky|phe duyet|issued?|signed|approved)\b/;

/** Told of the future: "sẽ ban hành trước ngày 28/5" awaits its issue, "dự kiến hoàn thành tháng 7" is still worked on. */
function readPromise(text: string): ReadStatus {
  const promise = PROMISE.exec(text);
  if (promise === null) return { kind: 'unknown' };
  return { kind: promise[1] !== undefined || ISSUE.test(text) ? 'promised' : 'to-come' };
}
