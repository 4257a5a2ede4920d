import { glossary, type InboxKind, type Label } from '#contracts';
import type { Post, StepCode } from '#domain';

const kinds: Readonly<Record<InboxKind, Label>> = {
  reminder: { vi: 'nhắc việc theo lịch', en: 'a reminder that was due' },
  escalation: { vi: 'việc quá hạn được báo cáo', en: 'overdue work is reported' },
  'form-drafted': { vi: 'có dự thảo chờ quyết định', en: 'a draft awaits a decision' },
  'form-lies': { vi: 'dự thảo đã chờ nhiều ngày làm việc', en: 'a draft has waited for working days' },
  'monday-page': { vi: 'trang đầu tuần', en: 'the page of the week' },
  'to-receive': { vi: 'nhiệm vụ mới giao chờ tiếp nhận', en: 'a new assignment is to be received' },
  'to-confirm': { vi: 'đơn vị báo cáo hoàn thành, chờ xác nhận', en: 'a deliverable awaits confirmation' },
  'return-to-decide': { vi: 'đơn vị đề nghị trả lại nhiệm vụ', en: 'a unit asks to return the task' },
  'obstacle-to-confirm': { vi: 'đơn vị báo vướng mắc', en: 'a unit raised an obstacle' },
  'deliverable-returned': { vi: 'sản phẩm được trả lại để hoàn thiện', en: 'the deliverable was returned' },
  'deliverable-confirmed': { vi: 'sản phẩm được xác nhận', en: 'the deliverable was confirmed' },
  'return-decided': { vi: 'đề nghị trả lại đã được quyết định', en: 'the request to return it was decided' },
  'sent-for-issue': { vi: 'đơn vị đã trình, chờ ban hành', en: 'the unit sent it for issue' },
  'issue-refused': { vi: 'việc đã trình bị trả lại, chưa ban hành', en: 'what was sent for issue came back' },
  'nobody-to-tell': {
    vi: 'đơn vị không có người đứng đầu hoặc đầu mối để nhắc, các bậc nhắc việc đang chờ',
    en: 'the unit has neither head nor officer to remind, and its steps wait',
  },
  'obstacle-decided': { vi: 'vướng mắc đã được xem xét', en: 'the obstacle was considered' },
};

/** "Why did I get this?": what happened, and in which post the person is told. */
export function whyTold(kind: InboxKind, step: StepCode | null, toldAs: Post): Label {
  const [what, role] = [kinds[kind], glossary.role[toldAs]];
  const rung = step === null ? null : glossary.step[step];
  return {
    vi: `Bạn nhận tin này với vai trò ${lower(role.vi)}: ${what.vi}${rung === null ? '' : ` (${step}: ${lower(rung.vi)})`}.`,
    en: `You are told as ${lower(role.en)}: ${what.en}${rung === null ? '' : ` (${step}: ${lower(rung.en)})`}.`,
  };
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
