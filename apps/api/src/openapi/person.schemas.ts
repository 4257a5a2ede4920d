import {
  type CommandAnswer,
  type Demo,
  type DemoClock,
  type DemoDoor,
  type DemoMail,
  type DemoMailbox,
  type FieldProblem,
  type FormPage,
  type FormView,
  glossary,
  type InboxItem,
  type InboxPage,
  type Problem,
  type Session,
  type WaitingItem,
  type WaitingPage,
} from '#contracts';
import { viewAs } from './trail.schemas.js';
import { atPosition, next } from './board.schemas.js';
import {
  flag,
  id,
  instant,
  list,
  object,
  oneOf,
  optional,
  orNull,
  ref,
  type Schema,
  text,
  whole,
  words,
} from './schema.js';

const taskBrief = object<NonNullable<InboxItem['task']>>('Nhiệm vụ · The task', {
  id: id('Mã · Id'),
  ordinal: text('Số thứ tự · Number'),
  work: text('Nội dung · The work'),
});

const inboxKinds: readonly InboxItem['kind'][] = [
  'reminder',
  'escalation',
  'form-drafted',
  'form-lies',
  'monday-page',
  'to-receive',
  'to-confirm',
  'return-to-decide',
  'obstacle-to-confirm',
  'deliverable-returned',
  'deliverable-confirmed',
  'return-decided',
  'obstacle-decided',
  'sent-for-issue',
  'issue-refused',
  'nobody-to-tell',
];
const waitingKinds: readonly WaitingItem['kind'][] = [
  'to-receive',
  'to-confirm',
  'return-to-decide',
  'obstacle-to-confirm',
  'form-to-issue',
];

const inboxSchemas: Readonly<Record<string, Schema>> = {
  InboxItem: object<InboxItem>('Một tin · An item', {
    id: text('Mã, dùng để xác nhận đã xem · Id, for acknowledging'),
    kind: oneOf('Loại · Kind', inboxKinds),
    at: instant('Lúc · At'),
    position: whole('Vị trí · Position'),
    task: orNull(taskBrief),
    assignment: orNull(id('Lượt giao · Assignment')),
    unit: orNull(ref('UnitRef')),
    step: orNull(text('Bước nhắc · Ladder step')),
    dueAt: orNull(instant('Hạn · Due')),
    acknowledged: flag('Đã xem · Acknowledged'),
    why: words('Vì sao tôi nhận được · Why did I get this'),
  }),
  InboxPage: object<InboxPage>('Hộp tin, mới trước · The inbox, newest first', {
    ...atPosition,
    items: list('Tin · Items', ref('InboxItem')),
    unread: whole('Chưa xem · Unread'),
    next,
  }),
  FormView: object<FormView>('Một dự thảo của hệ thống · Something that the ladder drafted', {
    id: id('Mã · Id'),
    version: whole('Phiên bản, dùng cho If-Match · Version, for If-Match'),
    kind: oneOf('Loại · Kind', Object.keys(glossary.form)),
    status: oneOf('Trạng thái · Status', ['drafted', 'issued', 'dropped']),
    step: text('Bước · Step'),
    task: taskBrief,
    assignment: id('Lượt giao · Assignment'),
    unit: ref('UnitRef'),
    ownerUnit: ref('UnitRef'),
    dueAt: orNull(instant('Thời hạn đã qua · The deadline missed')),
    draftedAt: instant('Dự thảo lúc · Drafted'),
    settledAt: orNull(instant('Phát hành hoặc bỏ lúc · Issued or dropped')),
    number: orNull(text('Số · Number')),
    reason: orNull(text('Lý do bỏ · Why it was dropped')),
  }),
  FormPage: object<FormPage>('Các dự thảo · Drafts', {
    ...atPosition,
    items: list('Chờ lâu trước · The longest waiting first', ref('FormView')),
    next,
  }),
  WaitingItem: object<WaitingItem>('Một việc đang chờ · Something that waits', {
    kind: oneOf('Loại · Kind', waitingKinds),
    since: instant('Chờ từ · Since'),
    task: taskBrief,
    assignment: id('Lượt giao · Assignment'),
    unit: ref('UnitRef'),
    form: orNull(
      object<NonNullable<WaitingItem['form']>>('Phiếu · The form', {
        id: id('Mã · Id'),
        kind: oneOf('Loại · Kind', Object.keys(glossary.form)),
      }),
    ),
  }),
  WaitingPage: object<WaitingPage>('Việc chờ tôi · What waits for me', {
    ...atPosition,
    items: list('Việc · Items', ref('WaitingItem')),
    total: whole('Tất cả · In all'),
  }),
};

const demoSchemas: Readonly<Record<string, Schema>> = {
  DemoDoor: object<DemoDoor>('Cửa vào trình diễn · A door', {
    code: oneOf('Cửa · Door', ['leader', 'coordinator', 'unitHead', 'officer']),
    role: text('Vai trò · Role'),
    name: text('Tên · Name'),
    unit: orNull(ref('UnitRef')),
  }),
  Demo: object<Demo>('Bản trình diễn · The demonstration', {
    now: instant('Đồng hồ · The clock'),
    offsetSeconds: whole('Lệch so với giờ thật · Offset from real time'),
    doors: list('Các cửa · Doors', ref('DemoDoor')),
    directive: id('Văn bản mở đầu · The directive to begin with'),
  }),
  DemoToken: object<{ readonly token: string }>('Mã truy cập · A token', { token: text('Mã · Token') }),
  DemoClock: object<DemoClock>('Sau khi chỉnh đồng hồ · After the clock was moved', {
    now: instant('Đồng hồ · The clock'),
    position: whole('Vị trí · Position'),
    moved: object<DemoClock['moved']>('Điều đã xảy ra · What happened', {
      days: whole('Số ngày · Days'),
      stepsFired: whole('Bước nhắc · Steps fired'),
      digestsSent: whole('Thư tổng hợp · Digests sent'),
      becameOverdue: whole('Việc quá hạn thêm · Became overdue'),
    }),
  }),
  DemoMail: object<DemoMail>('Thư đã bắt · A captured mail', {
    id: text('Mã · Id'),
    from: text('Từ · From'),
    to: text('Đến · To'),
    subject: text('Tiêu đề · Subject'),
    receivedAt: instant('Nhận lúc · Received'),
    text: text('Chữ · Text'),
    html: orNull(text('HTML')),
    headers: { type: 'object', description: 'Tiêu đề thư · Headers', additionalProperties: { type: 'string' } },
  }),
  DemoMailbox: object<DemoMailbox>('Hộp thư trình diễn · The mailbox', {
    items: list('Thư · Mails', ref('DemoMail')),
    total: whole('Tất cả · In all'),
    next,
  }),
};

export const personSchemas: Readonly<Record<string, Schema>> = {
  ...inboxSchemas,
  ...demoSchemas,
  Session: object<Session>('Phiên làm việc · Who asks', {
    person: ref('PersonRef'),
    role: oneOf('Vai trò · Role', Object.keys(glossary.role)),
    unit: orNull(ref('UnitRef')),
    session: orNull(id('Phiên đăng nhập; null: mã truy cập · The session; null for a token')),
    secondFactor: flag('Đã xác thực hai bước · A second factor was shown'),
    viewAs,
    roles: list('Các vai có thể đổi sang · What one may switch to', ref('HeldRole')),
    demonstration: flag('Bản trình diễn · Demonstration'),
    now: instant('Đồng hồ của sổ · The register’s clock'),
    position: whole('Vị trí cuối của sổ · End of the log'),
    hasPassword: flag('Có mật khẩu riêng ở đây · The person has a password here'),
  }),
  CommandAnswer: object<CommandAnswer>('Đã ghi · It was recorded', {
    position: whole(
      'Vị trí gồm cả kết quả này; gửi lại bằng X-Position · Position that includes it; send it as X-Position',
    ),
    id: id('Mã của thứ đã thay đổi · Id of what changed'),
    version: whole('Phiên bản mới · New version'),
    repeated: flag('Lặp lại một yêu cầu đã ghi · Repeats a recorded request'),
  }),
  FieldProblem: object<FieldProblem>('Một trường sai · A field at fault', {
    pointer: text(
      'JSON pointer, "?tham-số", "{phần đường dẫn}" hoặc "#Tiêu-đề" · JSON pointer, "?parameter", "{path part}" or "#Header"',
    ),
    code: text('Mã lỗi · Code'),
    detail: text('Tiếng Việt'),
    detailEn: text('English'),
  }),
  Problem: object<Problem>('Vấn đề theo RFC 9457 · Problem details', {
    type: text('/problems/<code>'),
    code: text('Mã vấn đề · Code'),
    status: whole('Mã trạng thái HTTP · HTTP status'),
    title: text('Tên vấn đề'),
    titleEn: text('Title'),
    detail: text('Chi tiết'),
    detailEn: text('Detail'),
    remedy: text('Cách khắc phục'),
    remedyEn: text('Remedy'),
    instance: text('Yêu cầu nào · The request'),
    correlation: text('Mã đối chiếu nhật ký · Correlation id'),
    errors: optional(list('Từng trường sai · Fields at fault', ref('FieldProblem'))),
  }),
};
