import { IdField } from './fields.js';

/** The `{id}` of a path. */
export class IdParam {
  @IdField({ about: 'Mã (UUID chữ thường) · Id (lower-case UUID)' })
  readonly id: string;
}
