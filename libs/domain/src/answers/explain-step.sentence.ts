import type { DayCount, SuppressionReason } from '../assignment/assignment.js';
import { formatDay, formatInstant } from '../deadline/describe-deadline.js';
import type { MoveReason, SkipReason } from '../policy/ladder.js';
import type { StepRule, StepTiming } from '../policy/policy.js';
import type { ExplainedStep } from './explain-step.js';
import type { Sentence } from './why-red.sentence.js';

function timing(rule: StepTiming): Sentence {
  if (rule.at === 'opening') return { vi: 'ngay khi giao', en: 'when the task is assigned' };
  if (rule.at === 'half-term') {
    return {
      vi: `giữa kỳ hoặc ${rule.notBefore} ngày làm việc trước hạn, lấy ngày muộn hơn`,
      en: `at half the term or ${rule.notBefore} working days before the deadline, whichever is later`,
    };
  }
  if (rule.at === 'silence') {
    return { vi: 'sau một chu kỳ chưa có cập nhật', en: 'after one cycle without an update' };
  }
  if (rule.at === 'submission') {
    return {
      vi: `${rule.workingDays} ngày làm việc sau khi đơn vị báo cáo hoàn thành`,
      en: `${counted(rule.workingDays)} after the submission`,
    };
  }
  if (rule.workingDays === 0) return { vi: 'vào ngày đến hạn', en: 'on the day of the deadline' };
  const days = Math.abs(rule.workingDays);
  return rule.workingDays < 0
    ? { vi: `${days} ngày làm việc trước hạn`, en: `${counted(days)} before the deadline` }
    : { vi: `${days} ngày làm việc sau hạn`, en: `${counted(days)} after the deadline` };
}

function counted(days: number): string {
  return `${days} working day${days > 1 ? 's' : ''}`;
}

/** The rule in one sentence; for a step that the ladder does not have, it says so. */
export function ruleSentence(rule: StepRule | null, version: number): Sentence {
  if (rule === null) {
    return { vi: `Quy tắc bản ${version} không có bước này.`, en: `Policy version ${version} has no such step.` };
  }
  const when = timing(rule.timing);
  return { vi: `Theo quy tắc bản ${version}: ${when.vi}.`, en: `Policy version ${version}: ${when.en}.` };
}

const SUPPRESSED: Readonly<Record<SuppressionReason, Sentence>> = {
  submitted: {
    vi: 'đơn vị đã báo cáo hoàn thành, đang chờ xác nhận',
    en: 'the unit had submitted and awaited confirmation',
  },
  'awaiting-issue': {
    vi: 'đơn vị đã trình cơ quan có thẩm quyền, chờ ban hành',
    en: 'the unit had sent it for issue, and the authority has it',
  },
  'return-requested': { vi: 'đơn vị đã đề nghị trả lại, chờ quyết định', en: 'the unit had asked to return the task' },
  'awaiting-reassignment': { vi: 'nhiệm vụ đang chờ giao đơn vị khác', en: 'the task awaited another unit' },
  'not-implementable': {
    vi: 'nhiệm vụ được xác nhận chưa triển khai được',
    en: 'the task was confirmed as impossible to start yet',
  },
  'already-received': { vi: 'đơn vị đã tiếp nhận', en: 'the unit had received the task already' },
  'no-recipient': {
    vi: 'chưa có người đứng đầu hoặc người nhận được chỉ định',
    en: 'nobody holds the post that would be told',
  },
  'reminder-not-sent-first': {
    vi: 'đơn vị chưa được nhắc nên chưa báo cáo lãnh đạo',
    en: 'the unit had not been reminded, so no leader was told',
  },
  'overtaken-by-later-step': {
    vi: 'bước nhắc sau đã đến lượt và thay cho bước này',
    en: 'a later reminder was due and took its place',
  },
  overdue: {
    vi: 'đã quá hạn, việc đôn đốc chuyển sang các bước sau hạn',
    en: 'the deadline had passed, and the steps after it speak',
  },
};

const SKIPPED: Readonly<Record<SkipReason | 'not-in-ladder', Sentence>> = {
  'before-opening': {
    vi: 'ngày của bước này đã qua khi giao nhiệm vụ',
    en: 'its day had passed when the task was assigned',
  },
  'before-import': {
    vi: 'bước này nói về việc đã có trước khi nhập sổ',
    en: 'it would speak of what lies before the import',
  },
  'no-deadline': { vi: 'nhiệm vụ không có thời hạn cụ thể', en: 'the task has no dated deadline' },
  'no-room': { vi: 'bước nhắc tiếp theo đến không muộn hơn', en: 'the next reminder comes no later' },
  'not-in-ladder': { vi: 'thời gian thực hiện ngắn nên không có bước này', en: 'the term is too short for this step' },
};

const MOVED: Readonly<Record<MoveReason, Sentence>> = {
  'next-working-morning': { vi: 'chuyển sang sáng ngày làm việc kế tiếp', en: 'moved to the next working morning' },
  'last-working-day-before': {
    vi: 'chuyển về ngày làm việc cuối cùng trước hạn',
    en: 'moved to the last working day before the deadline',
  },
  grace: {
    vi: 'chờ hết thời gian hoàn thiện sản phẩm được trả lại',
    en: 'waits for the grace after the return to end',
  },
  'after-the-unit-reminder': {
    vi: 'chờ đơn vị được nhắc trước, lãnh đạo được báo sáng làm việc hôm sau',
    en: 'waits until the morning after the unit was reminded',
  },
  'after-the-verifier': {
    vi: 'chờ báo người xác nhận trước, cấp trên được báo sáng làm việc hôm sau',
    en: 'waits until the morning after the verifier was told',
  },
};

/** What happened to the step, and why. */
export function causeSentence(explained: ExplainedStep): Sentence {
  const { cause, dueAt } = explained;
  const due = {
    vi: dueAt === null ? '' : formatInstant(dueAt, 'vi'),
    en: dueAt === null ? '' : formatInstant(dueAt, 'en'),
  };
  switch (cause.code) {
    case 'sent': {
      const at = explained.firedAt ?? '';
      return { vi: `Đã gửi lúc ${formatInstant(at, 'vi')}.`, en: `Sent at ${formatInstant(at, 'en')}.` };
    }
    case 'sent-late': {
      const at = explained.firedAt ?? '';
      return {
        vi: `Đã gửi muộn lúc ${formatInstant(at, 'vi')}, lẽ ra lúc ${due.vi}: hệ thống bị gián đoạn.`,
        en: `Sent late at ${formatInstant(at, 'en')} instead of ${due.en}: the system had been interrupted.`,
      };
    }
    case 'suppressed':
      return {
        vi: `Không gửi lúc ${due.vi}: ${SUPPRESSED[cause.reason].vi}.`,
        en: `Not sent at ${due.en}: ${SUPPRESSED[cause.reason].en}.`,
      };
    case 'skipped':
      return { vi: `Bỏ qua: ${SKIPPED[cause.reason].vi}.`, en: `Skipped: ${SKIPPED[cause.reason].en}.` };
    case 'waits': {
      const moved = cause.moved === null ? null : MOVED[cause.moved];
      return {
        vi: `Sẽ gửi lúc ${due.vi}${moved === null ? '' : ` (${moved.vi})`}.`,
        en: `Will be sent at ${due.en}${moved === null ? '' : ` (${moved.en})`}.`,
      };
    }
    case 'stands-still': {
      const because = SUPPRESSED[cause.reason];
      return { vi: `Chưa gửi: ${because.vi}.`, en: `Not sent yet: ${because.en}.` };
    }
    case 'held':
      return {
        vi: `Chưa gửi: từ ${formatInstant(cause.since, 'vi')} đơn vị chưa có người nhận; đã báo cơ quan thường trực, có người là gửi.`,
        en: `Not sent yet: since ${formatInstant(cause.since, 'en')} nobody of the unit can be told; the coordinator knows, and it goes out once somebody can.`,
      };
    case 'no-round':
      return cause.of === 'silence'
        ? { vi: 'Không cần gửi: lúc này không chờ cập nhật của đơn vị.', en: 'Not needed: no update is awaited now.' }
        : { vi: 'Không cần gửi: không có báo cáo hoàn thành chờ xác nhận.', en: 'Not needed: no submission waits.' };
    case 'completed': {
      const on = formatDay(cause.completedOn);
      return { vi: `Không cần gửi: đã hoàn thành ngày ${on}.`, en: `Not needed: the task was completed on ${on}.` };
    }
    case 'not-opened':
      return { vi: 'Nhiệm vụ chưa được giao.', en: 'The task has not been assigned.' };
  }
}

function skippedInWords({ skipped }: DayCount): string {
  return skipped.map(({ on, name }) => `${formatDay(on)} ${name}`).join('; ');
}

/** The count of working days, so that it can be checked by hand; null where nothing is counted. */
export function daysSentence(days: DayCount | null): Sentence | null {
  if (days === null || days.from === days.to) return null;
  const [from, to, count] = [formatDay(days.from), formatDay(days.to), Math.abs(days.workingDays)];
  const off = skippedInWords(days);
  return {
    vi: `Từ ${from} đến ${to} là ${count} ngày làm việc${off === '' ? '' : `, không tính ${off}`}.`,
    en: `${count} working day${count === 1 ? '' : 's'} from ${from} to ${to}${off === '' ? '' : `, without ${off}`}.`,
  };
}
