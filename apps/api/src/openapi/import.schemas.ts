import type {
  ImportFinding,
  ImportNote,
  ImportRefusal,
  ImportRow,
  TaskImportAnswer,
  UnitImportAnswer,
  UnknownNameView,
  VoidedTaskView,
  VoidImportAnswer,
} from '#contracts';
import { flag, id, list, object, oneOf, orNull, ref, type Schema, text, whole, words } from './schema.js';

function countsBy(about: string): Schema {
  return { type: 'object', description: about, additionalProperties: whole('Số dòng · Rows') };
}

const position = whole('Vị trí sổ ghi đã gồm mọi thứ · Log position that includes all of it');
const dryRun = flag('Chưa ghi gì · Nothing was recorded');
const rowNumber = whole('Dòng dữ liệu, từ 1 · Data row, from 1');
const reasons = {
  code: text('Mã · Code'),
  reason: words('Lý do · Reason'),
  remedy: words('Cách sửa · What to do'),
};

const common = {
  position,
  repeated: flag('Đã làm trước đó với cùng Idempotency-Key · Done before under the same Idempotency-Key'),
  dryRun,
  rows: whole('Số dòng · Rows'),
  accepted: whole('Nhận · Accepted'),
  warned: whole('Cần xem · To look at'),
  rejected: whole('Loại · Rejected'),
  recorded: whole('Đã ghi · Recorded'),
  alreadyThere: whole('Đã có từ trước · There already'),
  refused: list('Bị từ chối · Refused by the register', ref('ImportRefusal')),
  notes: list(
    'Điều cần biết về cả tệp · About the file as a whole',
    object<ImportNote>('Một ghi chú · A note', {
      code: text('Mã · Code'),
      vi: text('Tiếng Việt'),
      en: text('English'),
    }),
  ),
  details: list('Từng dòng, theo thứ tự trong tệp · Each row, in the order of the file', ref('ImportRow')),
};

export const importSchemas: Readonly<Record<string, Schema>> = {
  ImportRow: object<ImportRow>('Một dòng của tệp · A row of the file', {
    row: rowNumber,
    line: whole('Dòng trong trang tính hoặc văn bản · Line of the sheet or text'),
    status: oneOf('Nhận, cần xem hay loại · Accepted, to look at, or rejected', ['accepted', 'warned', 'rejected']),
    findings: list(
      'Điều tìm thấy · What was found',
      object<ImportFinding>('Ở một ô · In a cell', { column: text('Cột · Column'), ...reasons }),
    ),
    readAs: { type: 'object', description: 'Hiểu các ô như thế nào · How its cells were understood' },
  }),
  ImportRefusal: object<ImportRefusal>('Một việc bị từ chối · Something refused', { row: rowNumber, ...reasons }),
  TaskImportAnswer: object<TaskImportAnswer>('Báo cáo nạp nhiệm vụ · Report of an import of tasks', {
    ...common,
    what: oneOf('Loại · Kind', ['tasks']),
    directive: text('Số, ký hiệu văn bản · Number of the directive'),
    leads: countsBy('Theo cách chủ trì · By how the leads relate'),
    deadlines: countsBy('Theo loại thời hạn · By the precision of the deadline'),
    findings: countsBy('Theo điều tìm thấy · By what was found'),
    balances: orNull(countsBy('Theo trạng thái đầu kỳ · By the standing of the opening balance')),
    issued: orNull(whole('Đã giao · Issued')),
    notIssued: list('Chưa giao được · Could not be issued', ref('ImportRefusal')),
    differing: whole('Số dư đầu kỳ khác với sổ · Opening balances that differ from the register'),
    corrected: orNull(whole('Đã đính chính · Corrected')),
    notCorrected: list('Chưa đính chính được · Could not be corrected', ref('ImportRefusal')),
    unknownNames: list(
      'Tên cần người xác nhận · Names that a person must settle',
      object<UnknownNameView>('Một tên · A name', {
        name: text('Tên như trong tệp · As it stands in the file'),
        count: whole('Số ô · Cells'),
        rows: list('Các dòng · Rows', rowNumber),
        candidates: list('Có thể là · What it may mean', text('Mã đơn vị · Code')),
      }),
    ),
  }),
  UnitImportAnswer: object<UnitImportAnswer>('Báo cáo nạp đơn vị · Report of an import of units', {
    ...common,
    what: oneOf('Loại · Kind', ['units']),
    kinds: countsBy('Theo loại đơn vị · By kind'),
  }),
  VoidImportAnswer: object<VoidImportAnswer>('Báo cáo hủy dự thảo · Report of voided drafts', {
    position,
    what: oneOf('Loại · Kind', ['void']),
    directive: text('Số, ký hiệu văn bản · Number of the directive'),
    file: orNull(text('Tệp · File')),
    dryRun,
    tasks: whole('Nhiệm vụ · Tasks'),
    voided: whole('Đã hủy · Voided'),
    alreadyVoided: whole('Đã hủy từ trước · Voided before'),
    refused: whole('Không hủy được · Could not be voided'),
    details: list(
      'Từng nhiệm vụ · Each task',
      object<VoidedTaskView>('Một nhiệm vụ · A task', {
        task: id('Mã · Id'),
        ordinal: text('Số thứ tự · Number'),
        work: text('Nội dung · The work'),
        outcome: oneOf('Kết quả · Outcome', ['voided', 'already-voided', 'refused']),
        vi: text('Tiếng Việt'),
        en: text('English'),
      }),
    ),
  }),
};
