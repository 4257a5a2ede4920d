import { cells, groups, outlooks, reasons, remainders } from '../openapi/board.schemas.js';
import { DayField, IdField, OneOfField, TextField } from '../fields/fields.js';
import { AsOfField, ViewField } from '../reading/moment.query.js';
import { PageQuery } from '../fields/page.query.js';
import type { BoardGroup, Cell, Outlook, Reason, RemainderReason } from '#domain';
import type { PastView, Scope, TaskRequest } from '#read-models';

/** Filters of the register; all that is given must hold. */
export class TaskListQuery extends PageQuery {
  @IdField({ about: 'Văn bản · Directive', optional: true })
  readonly directive?: string;

  @IdField({ about: 'Đơn vị chủ trì này hoặc cấp dưới · This lead unit or one below it', optional: true })
  readonly unit?: string;

  @OneOfField({ about: 'Ô phân loại · Cell', values: cells, optional: true })
  readonly cell?: Cell;

  @OneOfField({ about: 'Nhóm trên bảng · Group of the board', values: groups, optional: true })
  readonly group?: BoardGroup;

  @OneOfField({ about: 'Lý do · Reason', values: reasons, optional: true })
  readonly reason?: Reason;

  @OneOfField({ about: 'Triển vọng · Outlook', values: outlooks, optional: true })
  readonly outlook?: Outlook;

  @OneOfField({ about: 'Lý do chưa phân loại · Why it is not classed', values: remainders, optional: true })
  readonly remainder?: RemainderReason;

  @TextField({ about: 'Mục của phụ lục · Section of the annex', max: 500, optional: true })
  readonly section?: string;

  @DayField({
    about: 'Chưa xong, hạn đến hết ngày này, sớm trước · Open and due by this day, the earliest first',
    optional: true,
  })
  readonly due?: string;

  @TextField({
    about: 'Tìm chữ, có dấu hay không · Words to find, with or without tone marks',
    max: 200,
    optional: true,
  })
  readonly q?: string;

  @AsOfField()
  readonly asOf?: string;

  @ViewField()
  readonly view?: PastView;
}

/** What the register is asked for. */
export function requestOf(query: TaskListQuery, within: Scope | undefined): TaskRequest {
  const { directive, unit, cell, group, reason, outlook, remainder, section, due, q, limit, cursor } = query;
  const filter = { directive, unit, cell, group, reason, outlook, remainder, section, dueBy: due, q, within };
  return { filter, order: due === undefined ? 'ordinal' : 'due', limit, cursor };
}
