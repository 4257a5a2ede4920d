import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { BODY_LIMIT_BYTES } from '../http/body.limit.js';
import { DaysField, IdField, OneOfField, TextField } from '../fields/fields.js';

export class AddEndpointBody {
  @IdField({ about: 'Đơn vị hoặc người · The unit or the person' })
  readonly owner: string;

  @OneOfField({ about: 'Của đơn vị hay của người · A unit’s or a person’s', values: ['unit', 'person'] })
  readonly ownerIs: 'unit' | 'person';

  @TextField({ about: 'Địa chỉ https:// công khai · A public https:// address', max: 1_000 })
  readonly url: string;
}

export class RotateEndpointBody {
  @DaysField({ about: 'Số ngày mã cũ còn ký · Days the old secret signs along', values: [0, 1, 7, 30] })
  readonly days: 0 | 1 | 7 | 30;
}

export class BounceBody {
  /** A whole mail: its line breaks are what a text field refuses. */
  @ApiProperty({
    type: 'string',
    minLength: 1,
    maxLength: BODY_LIMIT_BYTES,
    description: 'Nguyên văn thư · The mail as it came',
  })
  @ValidateBy(
    {
      name: 'text',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value !== '' && value.length <= BODY_LIMIT_BYTES,
      },
    },
    { context: { min: 1, max: BODY_LIMIT_BYTES } },
  )
  readonly message: string;
}
