import type { PastView } from '#read-models';
import { DayField, DayOrInstantField, OneOfField } from '../fields/fields.js';

const views = ['shown', 'known'] as const;

export const AsOfField = (): PropertyDecorator =>
  DayOrInstantField({
    about:
      'Số liệu tính đến: một ngày (đến hết ngày) hoặc một thời điểm UTC · As of: a day (up to its end) or an instant in UTC',
    optional: true,
  });

export const ViewField = (): PropertyDecorator =>
  OneOfField({
    about:
      'shown: như sổ đã cho thấy lúc đó (mặc định); known: theo những gì nay đã biết về lúc đó · shown: as the register showed it then (default); known: by what is known now',
    values: views,
    optional: true,
  });

/** The past, looked at in one of two ways. */
export interface MomentAsked {
  readonly asOf?: string;
  readonly view?: PastView;
}

export class MomentQuery implements MomentAsked {
  @AsOfField()
  readonly asOf?: string;

  @ViewField()
  readonly view?: PastView;
}

export class TrendSpanQuery {
  @DayField({
    about: 'Ngày đầu, mặc định 90 ngày trước ngày cuối · First day, by default 90 days before the last',
    optional: true,
  })
  readonly from?: string;

  @DayField({ about: 'Ngày cuối, mặc định hôm nay · Last day, by default today', optional: true })
  readonly to?: string;
}
