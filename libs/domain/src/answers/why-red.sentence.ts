import type { ObstacleCause, RenewalReason, ReturnReason } from '../assignment/assignment.js';
import { localDay } from '../calendar/local-day.js';
import { formatDay, formatInstant } from '../deadline/describe-deadline.js';
import type { WhyLink } from './why-red.js';

/** A sentence for people, Vietnamese first. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

const CAUSE: Readonly<Record<ObstacleCause, Sentence>> = {
  'no-central-guidance': { vi: 'chưa có hướng dẫn của Trung ương', en: 'central guidance is missing' },
  reorganisation: { vi: 'đang sắp xếp tổ chức bộ máy', en: 'units are being reorganised' },
  funding: { vi: 'chưa bố trí được kinh phí', en: 'funding is not in place' },
  legal: { vi: 'vướng quy định pháp luật', en: 'the law stands in the way' },
  other: { vi: 'nguyên nhân khác', en: 'another cause' },
};

const RETURN: Readonly<Record<ReturnReason, Sentence>> = {
  'not-our-function': { vi: 'không thuộc chức năng, nhiệm vụ', en: 'not within its functions' },
  unclear: { vi: 'nội dung giao chưa rõ', en: 'the task is unclear' },
  duplicate: { vi: 'trùng với nhiệm vụ khác', en: 'it repeats another task' },
};

function dayIn(instant: string): string {
  return formatDay(localDay(instant));
}

function due(instant: string): Sentence {
  return instant.endsWith('16:59:59.999Z')
    ? { vi: `ngày ${dayIn(instant)}`, en: dayIn(instant) }
    : { vi: formatInstant(instant, 'vi'), en: formatInstant(instant, 'en') };
}

/** The link of a chain in words. It speaks of the task and of the unit, never of a person. */
export function whySentence(link: WhyLink): Sentence {
  switch (link.code) {
    case 'completed-on-time':
      return {
        vi: `Đã hoàn thành ngày ${formatDay(link.completedOn)}, đúng hạn.`,
        en: `Done on ${formatDay(link.completedOn)}, on time.`,
      };
    case 'completed-late':
      return {
        vi: `Đã hoàn thành ngày ${formatDay(link.completedOn)}, sau thời hạn.`,
        en: `Done on ${formatDay(link.completedOn)}, after its deadline.`,
      };
    case 'completed-undated':
      return {
        vi: `Đã hoàn thành ngày ${formatDay(link.completedOn)}; văn bản không nêu thời hạn.`,
        en: `Done on ${formatDay(link.completedOn)}; the document names no deadline.`,
      };
    case 'not-implementable':
    case 'blocked':
      return obstacleSentence(link);
    case 'overdue':
      return {
        vi: `Đã quá thời hạn ${due(link.dueAt).vi}, chưa được xác nhận hoàn thành.`,
        en: `Its deadline, ${due(link.dueAt).en}, has passed without confirmed completion.`,
      };
    case 'updates-lapsed':
      return {
        vi: `Chưa có cập nhật tiến độ từ ngày ${dayIn(link.since)}.`,
        en: `No progress update since ${dayIn(link.since)}.`,
      };
    case 'due-soon':
      return { vi: `Sắp đến hạn: ${due(link.dueAt).vi}.`, en: `Due soon: ${due(link.dueAt).en}.` };
    case 'on-schedule':
      return { vi: `Đang trong hạn, đến hạn ${due(link.dueAt).vi}.`, en: `In term, due ${due(link.dueAt).en}.` };
    default:
      return moveSentence(link);
  }
}

type MoveLink = Exclude<
  WhyLink,
  {
    code:
      | 'completed-on-time'
      | 'completed-late'
      | 'completed-undated'
      | 'not-implementable'
      | 'blocked'
      | 'overdue'
      | 'updates-lapsed'
      | 'due-soon'
      | 'on-schedule';
  }
>;

function obstacleSentence(link: Extract<WhyLink, { code: 'not-implementable' | 'blocked' }>): Sentence {
  const [since, cause] = [dayIn(link.since), CAUSE[link.cause]];
  return link.code === 'blocked'
    ? {
        vi: `Đang vướng từ ngày ${since}: ${cause.vi}; cơ quan cần tháo gỡ: ${link.authority}.`,
        en: `Blocked since ${since}: ${cause.en}; to be resolved by ${link.authority}.`,
      }
    : {
        vi: `Chưa triển khai được từ ngày ${since}: ${cause.vi}; cơ quan cần tháo gỡ: ${link.authority}.`,
        en: `Cannot start, since ${since}: ${cause.en}; to be resolved by ${link.authority}.`,
      };
}

function extendedSentence({ extensions, originalDueAt }: Extract<WhyLink, { code: 'extended' }>): Sentence {
  const first = originalDueAt === null ? null : due(originalDueAt);
  const times = extensions === 1 ? 'once' : `${extensions} times`;
  return {
    vi: `Đã gia hạn ${extensions} lần${first === null ? '' : `; thời hạn ban đầu ${first.vi}`}.`,
    en: `Extended ${times}${first === null ? '' : `; first due ${first.en}`}.`,
  };
}

function awaitedSentence({ authority, letter }: Extract<WhyLink, { code: 'awaiting-issue' }>): Sentence {
  const [to, by] = authority === null ? ['', ''] : [` ${authority}`, ` by ${authority}`];
  if (letter === null) {
    return {
      vi: `Đã trình${to}, chờ ban hành; đề nghị ghi số, ngày văn bản trình.`,
      en: `Said to be sent for issue${by}; the letter's number and day are asked for.`,
    };
  }
  const on = formatDay(letter.sentOn);
  return {
    vi: `Đã trình${to} bằng văn bản số ${letter.number} ngày ${on}, chờ ban hành.`,
    en: `Sent for issue${by} with ${letter.number} of ${on}.`,
  };
}

/** Why the days of the receipt began anew, as the end of a sentence; nothing where it was not recorded. */
export function renewalWords(reason: RenewalReason | null): Sentence {
  switch (reason) {
    case 'return-refused':
      return {
        vi: ', vì đề nghị trả lại được trả lời sau ngày đến hạn tiếp nhận',
        en: ', because its request to return the work was answered after the day of receipt',
      };
    case 'register-stood-still':
      return {
        vi: ', vì hệ thống gián đoạn vào ngày đến hạn tiếp nhận',
        en: ', because the register did not run on the day of receipt',
      };
    case null:
      return { vi: '', en: '' };
  }
}

function moveSentence(link: MoveLink): Sentence {
  switch (link.code) {
    case 'undated':
      return { vi: 'Chưa có thời hạn nên chưa được phân loại.', en: 'It has no deadline and is not classed.' };
    case 'extended':
      return extendedSentence(link);
    case 'continuous':
      return { vi: 'Nhiệm vụ thường xuyên, không tính hạn.', en: 'Continuous work without a deadline.' };
    case 'awaiting-issue':
      return awaitedSentence(link);
    case 'issue-refused':
      return {
        vi: `Cơ quan ban hành đã trả lại (${link.reason}); đơn vị hoàn thiện đến hết ngày ${dayIn(link.graceUntil)}.`,
        en: `Given back by whoever issues it (${link.reason}); the unit has until ${dayIn(link.graceUntil)}.`,
      };
    case 'awaiting-verification':
      return {
        vi: `Đơn vị đã báo cáo hoàn thành ngày ${dayIn(link.since)}, đang chờ xác nhận.`,
        en: `Submitted on ${dayIn(link.since)}, awaiting confirmation.`,
      };
    case 'return-requested':
      return {
        vi: `Đơn vị đề nghị trả lại: ${RETURN[link.reason].vi}.`,
        en: `The unit asks to return it: ${RETURN[link.reason].en}.`,
      };
    case 'awaiting-reassignment':
      return { vi: 'Đã đồng ý cho trả lại, chờ giao đơn vị khác.', en: 'Returned; another unit is to be chosen.' };
    case 'deliverable-returned':
      return {
        vi: `Sản phẩm được trả lại để hoàn thiện (${link.reason}), đến hết ngày ${dayIn(link.graceUntil)}.`,
        en: `Returned for completion (${link.reason}), until ${dayIn(link.graceUntil)}.`,
      };
    case 'not-received':
      return {
        vi: `Đơn vị chưa tiếp nhận (giao ngày ${dayIn(link.since)}).`,
        en: `Not yet received by the unit (assigned on ${dayIn(link.since)}).`,
      };
    case 'receipt-renewed': {
      const why = renewalWords(link.reason);
      return {
        vi: `Thời gian tiếp nhận hoặc đề nghị trả lại tính lại đến ngày ${dayIn(link.until)}${why.vi}.`,
        en: `The days to receive or return it began anew, until ${dayIn(link.until)}${why.en}.`,
      };
    }
    case 'draft':
      return { vi: 'Còn là dự thảo, chưa giao đơn vị nào.', en: 'Still a draft: no unit has been assigned.' };
    case 'lead-undetermined':
      return {
        vi: `Chờ xác định đơn vị chủ trì (văn bản ghi: "${link.text}").`,
        en: `The lead unit is still to be named (the document says: "${link.text}").`,
      };
    case 'voided':
      return { vi: `Dự thảo đã hủy: ${link.reason}.`, en: `The draft was voided: ${link.reason}.` };
  }
}
