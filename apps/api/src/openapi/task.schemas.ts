import {
  type AssignmentAnswer,
  type AssignmentView,
  type DeadlineView,
  glossary,
  type LadderView,
  type OfficerList,
  type PersonRef,
  type StepExplanation,
  type TaskDetail,
  type TaskPage,
  type TaskRow,
  type TimelineEntry,
  type TimelinePage,
  type WhyLine,
} from '#contracts';
import { atPosition, cells, groups, next, outlooks, reasons, remainders, secrecy } from './board.schemas.js';
import { day, flag, id, instant, list, object, oneOf, orNull, ref, type Schema, text, whole, words } from './schema.js';

const standing = {
  cell: oneOf('Ô phân loại · Cell', cells),
  reason: oneOf('Lý do · Reason', reasons),
  outlook: orNull(oneOf('Triển vọng · Outlook', outlooks)),
};

const taskRow = {
  id: id('Mã nhiệm vụ · Task id'),
  directive: object<TaskRow['directive']>('Văn bản giao · Directive', {
    id: id('Mã · Id'),
    number: text('Số, ký hiệu · Number'),
  }),
  ordinal: text('Số thứ tự trong phụ lục · Number in the annex'),
  section: orNull(text('Mục · Section')),
  work: text('Nội dung công việc · The work'),
  deliverable: orNull(text('Sản phẩm · Deliverable')),
  leads: list('Đơn vị chủ trì · Lead units', ref('UnitRef')),
  leadText: text('Ô chủ trì như trong văn bản · The lead as printed'),
  relation: oneOf('Quan hệ chủ trì · How the leads relate', ['one', 'joint', 'each', 'undetermined']),
  deadline: ref('DeadlineView'),
  status: oneOf('Trạng thái · Status', ['draft', 'voided', 'issued']),
  ...standing,
  group: oneOf('Nhóm trên bảng · Group of the board', groups),
  remainder: orNull(oneOf('Lý do chưa phân loại · Why it is not classed', remainders)),
  progress: object<TaskRow['progress']>('Đã xong n trên N · n of N done', {
    done: whole('Đã xong · Done'),
    of: whole('Tất cả · Of'),
  }),
  completedOn: orNull(day('Ngày hoàn thành · Completed on')),
  secrecy,
};

const taskSchemas: Readonly<Record<string, Schema>> = {
  PersonRef: object<PersonRef>('Người · A person', {
    id: id('Mã · Id'),
    name: orNull(text('Tên; null khi đã xóa · Name; null once erased')),
  }),
  OfficerList: object<OfficerList>('Chuyên viên của đơn vị · Officers of a unit', {
    ...atPosition,
    items: list('Danh sách · The list', ref('PersonRef')),
  }),
  DeadlineView: object<DeadlineView>('Thời hạn · A deadline', {
    text: text('Như trong văn bản · As printed'),
    precision: text('Độ chính xác · Precision'),
    on: orNull(day('Ngày cuối cùng còn hạn · Last day that counts')),
    dueAt: orNull(instant('Thời điểm hết hạn · The instant it ends')),
    remaining: orNull(words('Còn lại bao lâu, bằng chữ · What is left, in words')),
  }),
  TaskRow: object<TaskRow>('Một nhiệm vụ · A task', taskRow),
  TaskPage: object<TaskPage>('Danh sách nhiệm vụ · A page of tasks', {
    ...atPosition,
    items: list('Các dòng · Rows', ref('TaskRow')),
    total: whole('Tổng số theo bộ lọc · Rows in all under the filter'),
    next,
  }),
  TaskDetail: object<TaskDetail>('Một nhiệm vụ đầy đủ · A task in full', {
    ...atPosition,
    task: object<TaskDetail['task']>('Nhiệm vụ · The task', {
      ...taskRow,
      version: whole('Phiên bản, cũng là ETag · Version, also the ETag'),
      cooperating: object<TaskDetail['task']['cooperating']>('Phối hợp · Cooperating', {
        units: list('Đơn vị nêu tên · Named units', ref('UnitRef')),
        text: text('Như trong văn bản · As printed'),
      }),
      issuedOn: orNull(day('Ngày giao · Issued on')),
      source: orNull(
        object<NonNullable<TaskDetail['task']['source']>>('Dòng nguồn · Source row', {
          file: text('Tệp · File'),
          row: whole('Dòng · Row'),
        }),
      ),
    }),
    assignments: list('Các lượt giao · Assignments', ref('AssignmentView')),
    why: list('Vì sao như vậy · Why it stands so', ref('WhyLine')),
  }),
  AssignmentView: object<AssignmentView>('Một lượt giao · An assignment', {
    id: id('Mã · Id'),
    secrecy,
    version: whole('Phiên bản, cũng là ETag · Version, also the ETag'),
    unit: ref('UnitRef'),
    status: oneOf('Trạng thái · Status', Object.keys(glossary.status)),
    ...standing,
    officer: orNull(ref('PersonRef')),
    openedAt: instant('Giao lúc · Opened'),
    deadline: ref('DeadlineView'),
    completedOn: orNull(day('Ngày hoàn thành · Completed on')),
    lastUpdateAt: instant('Cập nhật gần nhất · Last update'),
    nextStep: orNull(
      object<NonNullable<AssignmentView['nextStep']>>('Bước nhắc kế tiếp · The next step', {
        step: text('Bước · Step'),
        dueAt: instant('Lúc · At'),
      }),
    ),
    actions: list('Việc người hỏi làm được ngay · What the asker may do now', text('Tên lệnh · Command name')),
  }),
  AssignmentAnswer: object<AssignmentAnswer>('Một lượt giao · An assignment', {
    ...atPosition,
    task: id('Nhiệm vụ · The task'),
    assignment: ref('AssignmentView'),
  }),
  WhyLine: object<WhyLine>('Một lý do · A reason', {
    code: text('Mã · Code'),
    vi: text('Tiếng Việt'),
    en: text('English'),
    position: orNull(whole('Vị trí sự kiện · Position of the event')),
  }),
  TimelineEntry: object<TimelineEntry>('Một sự kiện · An event', {
    position: whole('Vị trí · Position'),
    type: text('Loại · Type'),
    occurredAt: instant('Xảy ra lúc · Occurred'),
    recordedAt: instant('Ghi lúc · Recorded'),
    actor: { oneOf: [ref('PersonRef'), { type: 'string', const: 'system' }], description: 'Ai · Who' },
    unit: orNull(ref('UnitRef')),
    assignment: orNull(id('Lượt giao · Assignment')),
    data: { type: 'object', description: 'Nội dung · Data', additionalProperties: true },
  }),
  TimelinePage: object<TimelinePage>('Diễn biến, mới trước · The timeline, newest first', {
    ...atPosition,
    task: id('Nhiệm vụ · Task'),
    secrecy,
    items: list('Sự kiện · Events', ref('TimelineEntry')),
    next,
  }),
};

const ladderSchemas: Readonly<Record<string, Schema>> = {
  StepExplanation: object<StepExplanation>('Một bước nhắc, đã hay chưa gửi · A step, sent or not', {
    step: text('Bước · Step'),
    outcome: oneOf('Kết quả · Outcome', ['fired', 'suppressed', 'skipped', 'pending', 'moot']),
    dueAt: orNull(instant('Đến hạn bước · Due')),
    firedAt: orNull(instant('Thực hiện · Fired')),
    late: flag('Muộn · Late'),
    rule: words('Quy tắc · The rule'),
    because: words('Vì sao · Why'),
    days: orNull(
      object<NonNullable<StepExplanation['days']>>('Cách đếm ngày · How days were counted', {
        from: day('Từ · From'),
        to: day('Đến · To'),
        workingDays: whole('Ngày làm việc · Working days'),
        skipped: list(
          'Ngày nghỉ bỏ qua · Days skipped',
          object<NonNullable<StepExplanation['days']>['skipped'][number]>('Ngày nghỉ · A day off', {
            on: day('Ngày · Day'),
            name: text('Tên · Name'),
          }),
        ),
      }),
    ),
    policyVersion: whole('Phiên bản chính sách · Policy version'),
    calendarVersion: whole('Phiên bản lịch · Calendar version'),
    positions: list('Vị trí sự kiện · Event positions', whole('Vị trí · Position')),
    recipients: list(
      'Người nhận · Recipients',
      object<StepExplanation['recipients'][number]>('Người nhận · A recipient', {
        person: ref('PersonRef'),
        as: text('Tư cách · As'),
      }),
    ),
    deliveries: list(
      'Gửi đi · Deliveries',
      object<StepExplanation['deliveries'][number]>('Một lần gửi · A delivery', {
        notice: id('Thông báo · Notice'),
        channel: text('Kênh · Channel'),
        state: text('Trạng thái · State'),
        at: orNull(instant('Lúc · At')),
      }),
    ),
  }),
  LadderView: object<LadderView>('Các bước nhắc của một lượt giao · The ladder of an assignment', {
    ...atPosition,
    assignment: id('Lượt giao · Assignment'),
    secrecy,
    policyVersion: whole('Phiên bản chính sách · Policy version'),
    calendarVersion: whole('Phiên bản lịch · Calendar version'),
    steps: list('Từng bước · Every step', ref('StepExplanation')),
  }),
};

export const registerSchemas = { ...taskSchemas, ...ladderSchemas };
