import { LEDGER_OUTCOMES, type LedgerOutcome } from '#read-models';
import { DayField, IdField, OneOfField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';

/** Which lines of the ledger, and which page of them. */
export class LedgerFilter extends PageQuery {
  @DayField({ about: 'Từ ngày · First day', optional: true })
  readonly from?: string;

  @DayField({ about: 'Đến ngày · Last day', optional: true })
  readonly to?: string;

  @IdField({ about: 'Người · A person', optional: true })
  readonly person?: string;

  @IdField({ about: 'Đơn vị chủ trì · The lead unit', optional: true })
  readonly unit?: string;

  @IdField({ about: 'Lượt giao · An assignment', optional: true })
  readonly assignment?: string;

  @OneOfField({ about: 'Kết quả · What became of it', values: LEDGER_OUTCOMES, optional: true })
  readonly outcome?: LedgerOutcome;
}
