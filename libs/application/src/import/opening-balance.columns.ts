import type { ColumnNames } from './columns.js';

/** What an office's table may say about work that is under way or done already, beside the columns of an annex. */
export const BALANCE_COLUMNS = {
  status: ['status', 'state', 'trạng thái', 'tình trạng', 'tình hình thực hiện', 'kết quả thực hiện'],
  completedOn: ['completed on', 'completed', 'completion date', 'done on', 'ngày hoàn thành', 'hoàn thành ngày'],
  documentNumber: [
    'document number',
    'document',
    'số văn bản',
    'số, ký hiệu văn bản',
    'số ký hiệu',
    'văn bản hoàn thành',
  ],
  documentDate: ['document date', 'ngày văn bản', 'ngày ban hành', 'ngày ban hành văn bản'],
  originalDeadline: ['original deadline', 'first deadline', 'thời hạn ban đầu', 'hạn ban đầu', 'thời hạn gốc'],
  extensions: ['extensions', 'number of extensions', 'số lần gia hạn', 'gia hạn'],
  obstacle: ['obstacle', 'obstacles', 'vướng mắc', 'khó khăn, vướng mắc', 'khó khăn'],
  authority: ['authority', 'cơ quan tháo gỡ', 'cơ quan giải quyết', 'cơ quan có thẩm quyền'],
} as const satisfies ColumnNames<string>;

export type BalanceColumn = keyof typeof BALANCE_COLUMNS;

/** Characters that a cell may hold. */
export const LONGEST_BALANCE: Readonly<Record<BalanceColumn, number>> = {
  status: 4000,
  completedOn: 500,
  documentNumber: 500,
  documentDate: 500,
  originalDeadline: 500,
  extensions: 500,
  obstacle: 4000,
  authority: 500,
};
