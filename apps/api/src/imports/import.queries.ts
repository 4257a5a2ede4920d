import { DayField, FlagField, OneOfField, PairsField, TextField } from '../fields/fields.js';

type YesNo = 'true' | 'false';

const YesNoField = (about: string): PropertyDecorator =>
  OneOfField({ about, values: ['true', 'false'], optional: true });

/** How any file is to be read, and how much is told of it. */
export class FileQuery {
  @TextField({ about: 'Tên tệp · Name of the file', max: 255 })
  readonly file: string;

  @TextField({ about: 'Trang tính · The sheet of a workbook', max: 255, optional: true })
  readonly sheet?: string;

  @PairsField({
    about: 'Tiêu đề nào là cột nào, "cột=tiêu đề"; lặp lại được · Which heading is which column, "column=heading"',
    max: 20,
    optional: true,
  })
  readonly map?: readonly string[];

  @YesNoField('Chỉ đọc và báo cáo, không ghi · Read and report, record nothing')
  readonly dryRun?: YesNo;

  @OneOfField({
    about: 'Kể mọi dòng, hay chỉ dòng có điều cần nói · Tell every row, or those with something to say',
    values: ['all', 'findings'],
    optional: true,
  })
  readonly details?: 'all' | 'findings';
}

export class TaskFileQuery extends FileQuery {
  @TextField({ about: 'Số, ký hiệu văn bản · Number and symbol of the directive', max: 500 })
  readonly directive: string;

  @DayField({ about: 'Ngày ban hành · Its day of issue' })
  readonly issued: string;

  @TextField({
    about: 'Mã đơn vị theo dõi; cần cho văn bản mới · Code of the unit that follows it up; needed for a new directive',
    max: 500,
    optional: true,
  })
  readonly owner?: string;

  @TextField({ about: 'Cơ quan ban hành · Who issued it', max: 500, optional: true })
  readonly issuer?: string;

  @TextField({ about: 'Trích yếu · What it is about', max: 4_000, optional: true })
  readonly abstract?: string;

  @YesNoField('Giao ngay các dự thảo đã đủ điều kiện · Issue the drafts that are ready')
  readonly issue?: YesNo;

  @PairsField({
    about:
      'Tên nào là đơn vị nào, "tên=mã", "tên=nhóm", "tên=bỏ qua"; lặp lại được · What a name means, "name=code", "name=group", "name=none"',
    max: 200,
    optional: true,
  })
  readonly name?: readonly string[];

  @YesNoField('Giao cho từng đơn vị của nhóm · Ask each unit of a group')
  readonly acceptGroups?: YesNo;

  @YesNoField('Tách nhiệm vụ như đề xuất · Split tasks as proposed')
  readonly acceptSplits?: YesNo;

  @DayField({
    about: 'Ngày chốt trạng thái trong tệp, mặc định hôm nay · Day on which the file stood so, today by default',
    optional: true,
  })
  readonly asOf?: string;

  @TextField({
    about: 'Đính chính số dư đầu kỳ khác với sổ: lý do · Correct opening balances that differ: why',
    max: 4_000,
    optional: true,
  })
  readonly correct?: string;

  @YesNoField('Nạp lại cả dòng đã hủy dự thảo · Draft again what was voided')
  readonly redraft?: YesNo;
}

export class VoidImportBody {
  @TextField({ about: 'Số, ký hiệu văn bản · Number and symbol of the directive', max: 500 })
  readonly directive: string;

  @TextField({ about: 'Lý do hủy · Why', max: 4_000 })
  readonly reason: string;

  @TextField({
    about: 'Chỉ các dự thảo nạp từ tệp này · Only the drafts that came from this file',
    max: 255,
    optional: true,
  })
  readonly file?: string;

  @FlagField({ about: 'Chỉ báo cáo, không ghi · Report, record nothing', optional: true })
  readonly dryRun?: boolean;
}
