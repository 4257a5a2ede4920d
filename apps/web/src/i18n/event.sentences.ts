import type { EventTypeName, Label } from '#contracts';
import type { Facts } from '../events/facts.js';
import { lower } from './letter-case.js';
import {
  causeWords,
  postWords,
  renewalWords,
  renewedWithoutReason,
  returnWords,
  suppressionWords,
} from './event.codes.js';

type Teller = (facts: Facts) => Label;
const same = (vi: string, en: string): Label => ({ vi, en });

/** One plain sentence for every event of the log. The type holds it complete: an event without words does not compile. */
export const EVENT_SENTENCES: Readonly<Record<EventTypeName, Teller>> = {
  UnitRegistered: (f) =>
    same(`Ghi tên đơn vị ${f.text('name')} vào sổ.`, `${f.text('name')} was entered in the register.`),
  UnitRenamed: (f) => same(`Đơn vị đổi tên thành ${f.text('name')}.`, `The unit was renamed ${f.text('name')}.`),
  PostFilled: (f) => {
    const post = f.choice('post', postWords);
    return same(
      `${f.person('person').vi} giữ vị trí ${post.vi}.`,
      `${f.person('person').en} took the post of ${post.en}.`,
    );
  },
  PostVacated: (f) => {
    const post = f.choice('post', postWords);
    return same(
      `${f.person('person').vi} thôi giữ vị trí ${post.vi}.`,
      `${f.person('person').en} left the post of ${post.en}.`,
    );
  },
  DirectiveRegistered: (f) =>
    same(
      `Ghi văn bản ${f.text('number')} ngày ${f.day('issuedOn')} vào sổ.`,
      `Directive ${f.text('number')} of ${f.day('issuedOn')} was entered.`,
    ),
  PublishedCountNoted: (f) =>
    same(
      `Ghi lại số đã công bố: ${f.number('total') ?? '?'} nhiệm vụ (${f.text('source')}).`,
      `A published count was noted: ${f.number('total') ?? '?'} tasks (${f.text('source')}).`,
    ),
  TaskDrafted: (f) => {
    const source = f.inner('source');
    if (source.text('file') === '') return same('Soạn dự thảo nhiệm vụ.', 'The task was drafted.');
    const row = source.number('row') ?? '?';
    return same(
      `Nhập dự thảo nhiệm vụ từ ${source.text('file')}, dòng ${row}.`,
      `The draft was imported from ${source.text('file')}, row ${row}.`,
    );
  },
  TaskAmended: (f) => {
    const document = f.text('document');
    const parts = f.inner('changes').keys().length;
    return same(
      `Đính chính ${parts} mục của nhiệm vụ${document === '' ? '' : ` theo ${document}`}.`,
      `${parts === 1 ? 'One part' : `${parts} parts`} of the task amended${document === '' ? '' : ` by ${document}`}.`,
    );
  },
  TaskVoided: (f) => same(`Hủy dự thảo${f.quoted('reason')}.`, `The draft was voided${f.quoted('reason')}.`),
  TaskIssued: (f) => {
    const units = f.list('assignments').length;
    return same(
      `Giao nhiệm vụ cho ${units} đơn vị${due(f, 'vi')}.`,
      `The task was issued to ${units === 1 ? 'one unit' : `${units} units`}${due(f, 'en')}.`,
    );
  },
  AssignmentOpened: (f) =>
    same(`Giao cho ${f.unit('unit').vi}${due(f, 'vi')}.`, `Given to ${f.unit('unit').en}${due(f, 'en')}.`),
  OpeningBalanceRecorded: (f) => {
    const said = balanceWords(f);
    return same(`Vào sổ với số dư đầu kỳ: ${said.vi}.`, `Came in with an opening balance: ${said.en}.`);
  },
  OpeningBalanceCorrected: (f) => {
    const [was, now] = [balanceWords(f.inner('was')), balanceWords(f)];
    return same(
      `Đính chính số dư đầu kỳ: trước ghi ${was.vi}; nay là ${now.vi}${f.quoted('reason')}.`,
      `The opening balance was corrected: it said ${was.en}; now ${now.en}${f.quoted('reason')}.`,
    );
  },
  AssignmentReceived: (f) =>
    f.truth('tacit') === true
      ? same('Coi như đã tiếp nhận vì quá thời gian trả lời.', 'Taken as received: the time to answer had passed.')
      : same('Tiếp nhận nhiệm vụ.', 'The task was received.'),
  AssignmentDelegated: (f) =>
    same(`Phân công ${f.person('officer').vi} làm đầu mối.`, `Handed to ${f.person('officer').en}.`),
  ReturnRequested: (f) => {
    const reason = f.choice('reason', returnWords);
    return same(
      `Đề nghị trả lại vì ${reason.vi}${f.quoted('words')}.`,
      `Asked to return it: ${reason.en}${f.quoted('words')}.`,
    );
  },
  ReturnGranted: (f) =>
    same(`Đồng ý cho trả lại, chờ giao lại${f.quoted('words')}.`, `The return was granted${f.quoted('words')}.`),
  ReturnRefused: (f) =>
    same(`Không đồng ý trả lại${f.quoted('reason')}.`, `The return was refused${f.quoted('reason')}.`),
  ProgressReported: (f) => {
    const percent = f.number('percent');
    const next = f.words('nextStep');
    return same(
      `Báo cáo tiến độ${percent === null ? '' : ` (${percent} %)`}${f.quoted('words')}.${next === '' ? '' : ` Bước tiếp theo: ${next}.`}`,
      `Progress reported${percent === null ? '' : ` (${percent}%)`}${f.quoted('words')}.${next === '' ? '' : ` Next step: ${next}.`}`,
    );
  },
  ObstacleRaised: (f) => {
    const cause = f.choice('cause', causeWords);
    return same(
      `Nêu vướng mắc (${cause.vi}), chờ ${f.text('authority')} tháo gỡ${f.quoted('words')}.`,
      `An obstacle was raised (${cause.en}); ${f.text('authority')} must remove it${f.quoted('words')}.`,
    );
  },
  ObstacleConfirmed: (f) =>
    same(
      `Xác nhận vướng mắc: chưa triển khai được${f.quoted('words')}.`,
      `The obstacle was confirmed: it cannot start yet${f.quoted('words')}.`,
    ),
  ObstacleResolved: (f) =>
    same(`Đã gỡ vướng mắc${f.quoted('words')}.`, `The obstacle was removed${f.quoted('words')}.`),
  SentForIssue: (f) =>
    same(
      `Đã trình ${f.text('authority')} bằng văn bản số ${f.text('letterNumber')} ngày ${f.day('sentOn')}, chờ ban hành${f.quoted('words')}.`,
      `Sent to ${f.text('authority')} for issue with ${f.text('letterNumber')} of ${f.day('sentOn')}${f.quoted('words')}.`,
    ),
  IssueRefused: (f) =>
    same(
      `Cơ quan ban hành trả lại; đơn vị hoàn thiện đến hết ngày ${f.date('graceUntil')}${f.quoted('reason')}.`,
      `Given back by whoever issues it; the unit has until ${f.date('graceUntil')}${f.quoted('reason')}.`,
    ),
  DeliverableSubmitted: (f) => {
    const evidence = f.inner('evidence');
    if (evidence.text('kind') !== 'document') {
      return same(
        `Trình sản phẩm${evidence.quoted('words')}.`,
        `The deliverable was submitted${evidence.quoted('words')}.`,
      );
    }
    const title = evidence.quoted('title');
    return same(
      `Trình sản phẩm: văn bản ${evidence.text('number')} ngày ${evidence.day('issuedOn')}${title}.`,
      `The deliverable was submitted: ${evidence.text('number')} of ${evidence.day('issuedOn')}${title}.`,
    );
  },
  DeliverableConfirmed: (f) => completed(f, 'Xác nhận hoàn thành', 'Confirmed as completed'),
  DeliverableReturned: (f) =>
    same(
      `Trả lại để bổ sung, đến hết ngày ${f.date('graceUntil')}${f.quoted('reason')}.`,
      `Returned for more work until ${f.date('graceUntil')}${f.quoted('reason')}.`,
    ),
  JointlyCompleted: (f) =>
    completed(f, 'Hoàn thành cùng đơn vị giữ hồ sơ', 'Completed together with the unit that keeps the file'),
  DueSoonReached: () => same('Bước vào thời gian sắp đến hạn.', 'The task came to be due soon.'),
  DeadlinePassed: (f) => same(`Quá thời hạn ${f.date('dueAt')}.`, `The deadline of ${f.date('dueAt')} passed.`),
  UpdatesLapsed: (f) =>
    same(
      `Không có cập nhật nào từ ngày ${f.date('since')}: có nguy cơ chậm.`,
      `No update since ${f.date('since')}: at risk.`,
    ),
  StepFired: (f) => {
    const step = f.label('step', 'step');
    const forms = f.list('forms').length;
    const people = f.list('recipients').length;
    const late = f.truth('late') === true;
    return same(
      `${step.vi} (bậc ${f.text('step')}${late ? ', muộn' : ''}): báo cho ${people} người${forms === 0 ? '' : `, soạn ${forms} dự thảo`}.`,
      `${step.en} (step ${f.text('step')}${late ? ', late' : ''}): ${people === 1 ? 'one person' : `${people} people`} told${forms === 0 ? '' : `, ${forms} drafted`}.`,
    );
  },
  StepSuppressed: (f) => {
    const step = f.label('step', 'step');
    const reason = f.choice('reason', suppressionWords);
    return same(
      `Không gửi “${lower(step.vi)}” (bậc ${f.text('step')}) vì ${reason.vi}.`,
      `“${step.en}” (step ${f.text('step')}) was held back: ${reason.en}.`,
    );
  },
  StepsHeld: (f) => {
    const step = f.label('step', 'step');
    return same(
      `Đơn vị chưa có người nhận: “${lower(step.vi)}” và các bậc sau chờ; đã báo cơ quan thường trực.`,
      `Nobody of the unit can be told: “${step.en}” and the steps after it wait; the coordinator was told.`,
    );
  },
  ReceiptRenewed: (f) => {
    const why = f.text('reason') === '' ? renewedWithoutReason : f.choice('reason', renewalWords);
    const days = f.number('workingDays') ?? '?';
    return same(
      `${why.vi}: đơn vị có thêm ${days} ngày làm việc để tiếp nhận hoặc đề nghị trả lại.`,
      `${why.en}: the unit has ${days} more working days to receive or return it.`,
    );
  },
  FormDrafted: (f) =>
    same(`Soạn dự thảo ${lower(f.label('form', 'kind').vi)}.`, `${f.label('form', 'kind').en} drafted.`),
  FormIssued: (f) => {
    const number = f.text('number');
    return same(
      `Ban hành văn bản đã soạn${number === '' ? '' : `, số ${number}`}.`,
      `The draft was issued${number === '' ? '' : ` as ${number}`}.`,
    );
  },
  FormDropped: (f) => same(`Bỏ dự thảo${f.quoted('reason')}.`, `The draft was dropped${f.quoted('reason')}.`),
  FormReminded: (f) => {
    const [days, form] = [f.inner('days').number('workingDays') ?? 0, f.label('form', 'kind')];
    return same(
      `Nhắc: dự thảo ${lower(form.vi)} đã chờ ${days} ngày làm việc, chưa phát hành và chưa bỏ.`,
      `Reminded: the draft (${lower(form.en)}) has waited ${days} working days, neither issued nor dropped.`,
    );
  },
  FormReminderSuppressed: (f) =>
    same(
      `Dự thảo ${lower(f.label('form', 'kind').vi)} chờ quyết định, chưa có người nhận trong sổ để nhắc.`,
      `A draft waits (${lower(f.label('form', 'kind').en)}), and nobody in the register could be reminded.`,
    ),
  NoticeComposed: (f) => {
    const channel = channelWords(f.text('channel'));
    const person = f.text('recipientIs') === 'unit' ? f.unit('recipient') : f.person('recipient');
    return same(
      `Đưa vào bản tổng hợp ${channel.vi} sáng ${f.day('slot')} gửi ${person.vi}.`,
      `Put into ${channel.en} of the morning of ${f.day('slot')} for ${person.en}.`,
    );
  },
  NoticeSent: (f) =>
    same(
      `Đã gửi bản tổng hợp (lần ${f.number('attempt') ?? 1}).`,
      `The digest was sent (try ${f.number('attempt') ?? 1}).`,
    ),
  NoticeFailed: (f) =>
    same(
      `Gửi bản tổng hợp không được, lần ${f.number('attempt') ?? '?'}${f.quoted('error')}.`,
      `The digest could not be sent, try ${f.number('attempt') ?? '?'}${f.quoted('error')}.`,
    ),
  NoticeDeadLettered: (f) =>
    same(
      `Thôi gửi sau ${f.number('attempts') ?? '?'} lần; đã báo cơ quan thường trực${f.quoted('error')}.`,
      `Given up after ${f.number('attempts') ?? '?'} tries; the coordinator was told${f.quoted('error')}.`,
    ),
  NoticeDropped: (f) =>
    same(
      `Bỏ bản tổng hợp vì không còn cần${f.quoted('reason')}.`,
      `The digest was dropped as no longer needed${f.quoted('reason')}.`,
    ),
  NoticeBounced: (f) =>
    same(
      `Thư bị máy chủ nhận trả lại (${f.text('status')}); đã báo cơ quan thường trực.`,
      `The mail was sent back (${f.text('status')}); the coordinator was told.`,
    ),
  NoticeReplayed: () => same('Gửi lại bản tổng hợp.', 'The digest is to be sent again.'),
  NoticeAcknowledged: () => same('Người nhận đã đọc.', 'The recipient has read it.'),
  InboxItemRead: () => same('Người nhận đã đọc tin.', 'The recipient has read the item.'),
  PolicyPublished: (f) =>
    same(
      `Áp dụng chính sách nhắc việc phiên bản ${f.inner('policy').number('version') ?? '?'}.`,
      `Reminder policy version ${f.inner('policy').number('version') ?? '?'} was published.`,
    ),
  CalendarPublished: (f) =>
    same(
      `Áp dụng lịch làm việc phiên bản ${f.inner('calendar').number('version') ?? '?'}.`,
      `Working calendar version ${f.inner('calendar').number('version') ?? '?'} was published.`,
    ),
  GrantGiven: (f) => same(`${f.person('person').vi} được trao quyền.`, `${f.person('person').en} was given a role.`),
  GrantEnded: (f) =>
    same(
      `Quyền của ${f.person('person').vi} kết thúc${f.quoted('reason')}.`,
      `A role of ${f.person('person').en} was ended${f.quoted('reason')}.`,
    ),
  PersonErased: () => same('Dữ liệu của một người đã được xóa.', 'What was known about a person was erased.'),
};

function channelWords(channel: string): Label {
  if (channel === 'smtp') return same('thư', 'the mail');
  return channel === 'webhook' ? same('tin tự động', 'the webhook') : same('hộp tin', 'the inbox');
}

function due(facts: Facts, language: 'vi' | 'en'): string {
  if (facts.text('dueAt') === '') return '';
  return language === 'vi' ? `, thời hạn ${facts.date('dueAt')}` : `, due ${facts.date('dueAt')}`;
}

function completed(facts: Facts, vi: string, en: string): Label {
  const onTime = facts.truth('onTime');
  const when = facts.day('completedOn');
  const timeVi = onTime === null ? '' : onTime ? ', đúng hạn' : ', quá hạn';
  const timeEn = onTime === null ? '' : onTime ? ', on time' : ', late';
  return same(`${vi}, tính ngày ${when}${timeVi}.`, `${en}, as of ${when}${timeEn}.`);
}

/** What a balance says: where the work stood, the day on which it was done, its document, how often it was extended. */
function balanceWords(facts: Facts): Label {
  const standing = facts.inner('standing');
  const status = standing.label('status', 'status');
  const [done, count] = [standing.day('completedOn'), facts.number('extensions') ?? 0];
  const number = facts.inner('document').text('number');
  return same(
    `${lower(status.vi)}${done === '' ? '' : ` ngày ${done}`}${number === '' ? '' : `, văn bản ${number}`}${count === 0 ? '' : `, đã gia hạn ${count} lần`}`,
    `${lower(status.en)}${done === '' ? '' : ` on ${done}`}${number === '' ? '' : `, document ${number}`}${count === 0 ? '' : `, extended ${count === 1 ? 'once' : `${count} times`}`}`,
  );
}
