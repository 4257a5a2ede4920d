import {
  type DirectiveList,
  type DirectiveScoreboard,
  type DirectiveSummary,
  glossary,
  type PublishedCount,
  type Rate,
  type Trend,
  type TrendPoint,
  type UnitList,
  type UnitNode,
  type UnitRef,
  type UnitScoreboard,
  type UnitScoreRow,
} from '#contracts';
import {
  day,
  id,
  instant,
  list,
  object,
  oneOf,
  optional,
  orNull,
  ref,
  type Schema,
  tally,
  text,
  whole,
} from './schema.js';

export const cells = Object.keys(glossary.cell);
export const groups = Object.keys(glossary.group);
export const reasons = Object.keys(glossary.reason);
export const outlooks = Object.keys(glossary.outlook);
export const remainders = Object.keys(glossary.remainder);
export const secrecy = oneOf(
  'Lưu hành: thường hoặc hạn chế · Circulation: open, or restricted',
  Object.keys(glossary.secrecy),
);

/** The two properties of every answer that reads a projection. */
export const atPosition = {
  position: whole('Vị trí sổ ghi mà câu trả lời đã tính đến · Log position that the answer includes'),
  asOf: instant('Thời điểm của số liệu: lúc trả lời, hoặc lúc được hỏi · The instant that it is about'),
  view: optional(
    oneOf('Số liệu quá khứ: như đã cho thấy lúc đó, hay theo những gì nay đã biết · Of the past: which view', [
      'shown',
      'known',
    ]),
  ),
};

const unitRef = {
  id: id('Mã đơn vị · Unit id'),
  code: text('Ký hiệu · Code'),
  name: text('Tên · Name'),
};

const scores = {
  total: whole('Tổng số lượt giao · Assignments in all'),
  cells: tally('Lượt giao theo bốn ô và ngoài phân loại · Assignments by cell', cells),
  groups: tally('Lượt giao theo nhóm · Assignments by group', groups),
};

export const boardSchemas: Readonly<Record<string, Schema>> = {
  UnitRef: object<UnitRef>('Đơn vị · A unit', unitRef),
  UnitNode: object<UnitNode>('Đơn vị trong cây tổ chức · A unit in the tree', {
    ...unitRef,
    kind: text('Loại đơn vị · Kind'),
    parent: orNull(id('Đơn vị cấp trên · The unit above')),
  }),
  UnitList: object<UnitList>('Cây đơn vị · The unit tree', {
    ...atPosition,
    items: list('Theo ký hiệu · In the order of codes', ref('UnitNode')),
  }),
  DirectiveSummary: object<DirectiveSummary>('Văn bản giao nhiệm vụ · A directive', {
    id: id('Mã · Id'),
    number: text('Số, ký hiệu · Number and symbol'),
    kind: text('Loại văn bản · Kind'),
    issuedOn: day('Ngày ban hành · Day of issue'),
    issuer: text('Cơ quan ban hành · Issuer'),
    abstract: text('Trích yếu · Abstract'),
    secrecy,
    ownerUnit: ref('UnitRef'),
    total: whole('Số nhiệm vụ · Number of tasks'),
  }),
  DirectiveList: object<DirectiveList>('Các văn bản · The directives', {
    ...atPosition,
    items: list('Mới ban hành trước · Latest issued first', ref('DirectiveSummary')),
  }),
  Rate: object<Rate>('Tỷ lệ có nêu mẫu số · A rate that names its denominator', {
    code: oneOf('Tỷ lệ gì · Which rate', ['done-of-all', 'done-of-due', 'done-of-this-year']),
    numerator: whole('Tử số · Numerator'),
    denominator: whole('Mẫu số · Denominator'),
  }),
  PublishedCount: object<PublishedCount>('Số liệu đã công bố · A count that somebody published', {
    source: text('Nguồn · Source'),
    asOf: text('Tính đến · As of'),
    total: whole('Tổng công bố · Published total'),
    parts: list(
      'Các phần công bố · Published parts',
      object<PublishedCount['parts'][number]>('Một phần · A part', {
        label: text('Tên gọi · Label'),
        count: whole('Số lượng · Count'),
      }),
    ),
    uncounted: whole('Tổng trừ các phần: nhiệm vụ không ai tính · Total less the parts: tasks that nobody counted'),
  }),
  DirectiveScoreboard: object<DirectiveScoreboard>(
    'Bảng theo dõi một văn bản, đếm nhiệm vụ · A directive’s board, in tasks',
    {
      ...atPosition,
      counts: oneOf('Đếm gì · What is counted', ['tasks']),
      directive: ref('DirectiveSummary'),
      total: whole('Tổng số nhiệm vụ · Tasks in all'),
      cells: tally('Nhiệm vụ theo bốn ô và ngoài phân loại · Tasks by cell', cells),
      groups: tally('Nhiệm vụ theo nhóm, cộng lại bằng tổng · Tasks by group, summing to the total', groups),
      remainder: list(
        'Phần còn lại theo lý do · The remainder by reason',
        object<DirectiveScoreboard['remainder'][number]>('Một lý do · A reason', {
          reason: oneOf('Lý do · Reason', remainders),
          count: whole('Số nhiệm vụ · Tasks'),
        }),
      ),
      rates: list('Các tỷ lệ · Rates', ref('Rate')),
      published: list('Số liệu đã công bố · Published counts', ref('PublishedCount')),
    },
  ),
  TrendPoint: object<TrendPoint>('Cuối một ngày · The end of a day', {
    day: day('Ngày · Day'),
    total: whole('Tổng số · In all'),
    cells: tally('Theo ô · By cell', cells),
    groups: tally('Theo nhóm · By group', groups),
  }),
  Trend: object<Trend>('Diễn biến theo ngày · How the counts changed day by day', {
    ...atPosition,
    counts: oneOf('Đếm gì · What is counted', ['tasks', 'assignments']),
    points: list('Cũ trước · Oldest first', ref('TrendPoint')),
  }),
  UnitScoreRow: object<UnitScoreRow>('Một đơn vị cấp dưới · A unit below', { unit: ref('UnitRef'), ...scores }),
  UnitScoreboard: object<UnitScoreboard>('Bảng theo dõi một đơn vị, đếm lượt giao · A unit’s board, in assignments', {
    ...atPosition,
    counts: oneOf('Đếm gì · What is counted', ['assignments']),
    unit: ref('UnitRef'),
    ...scores,
    children: list('Đơn vị trực thuộc có việc · Units below with assignments', ref('UnitScoreRow')),
  }),
};

/** The `next` of pages. */
export const next = optional(
  text('Giá trị "cursor" của trang sau; không có ở trang cuối · "cursor" of the next page; absent on the last'),
);
