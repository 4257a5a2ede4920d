import { type DirectiveKind, SECRECY_CLASSES, type SecrecyClass, type Urgency } from '#domain';
import { longestName, longestText } from '../assignments/assignment.bodies.js';
import { DayField, FlagField, IdField, ListField, OneOfField, TextField, WholeNumberField } from '../fields/fields.js';

export class RegisterDirectiveBody {
  @OneOfField({
    about: 'Loại văn bản · Kind',
    values: ['resolution', 'action-programme', 'plan', 'meeting-conclusion', 'official-letter'],
  })
  readonly kind: DirectiveKind;

  @TextField({ about: 'Số, ký hiệu · Number and symbol', max: longestName })
  readonly number: string;

  @DayField({ about: 'Ngày ban hành · Day of issue' })
  readonly issuedOn: string;

  @TextField({ about: 'Cơ quan ban hành · Issuer', max: longestName })
  readonly issuer: string;

  @TextField({ about: 'Trích yếu · Abstract', max: longestText })
  readonly abstract: string;

  @OneOfField({ about: 'Độ khẩn · Urgency', values: ['normal', 'urgent', 'very-urgent', 'flash'], optional: true })
  readonly urgency?: Urgency;

  @OneOfField({
    about: 'Độ mật: mật, tối mật, tuyệt mật bị từ chối · Secrecy: state secrets are refused',
    values: SECRECY_CLASSES,
  })
  readonly secrecy: SecrecyClass;

  @FlagField({
    about: 'Đã kiểm tra: dấu hiệu độ mật ở số, trích yếu không phải độ mật · The marks were checked: it is no secret',
    optional: true,
  })
  readonly marksChecked?: boolean;

  @IdField({ about: 'Đơn vị theo dõi · The unit that follows it up' })
  readonly ownerUnit: string;
}

class PublishedPartBody {
  @TextField({ about: 'Tên gọi · Label', max: longestName })
  readonly label: string;

  @WholeNumberField({ about: 'Số lượng · Count', min: 0, max: 1_000_000 })
  readonly count: number;
}

export class PublishedCountBody {
  @WholeNumberField({ about: 'Tổng công bố · Published total', min: 0, max: 1_000_000 })
  readonly total: number;

  @ListField({ about: 'Các phần · Parts', of: () => PublishedPartBody, max: 50 })
  readonly parts: PublishedPartBody[];

  @DayField({ about: 'Tính đến ngày · As of' })
  readonly asOf: string;

  @TextField({ about: 'Nguồn · Source', max: longestName })
  readonly source: string;
}

/** Plain objects, as the log keeps them. */
export function partsOf({ parts }: PublishedCountBody): { label: string; count: number }[] {
  return parts.map(({ label, count }) => ({ label, count }));
}
