import { ERASURE_REASONS, type ErasureReason } from '#domain';
import { longestText } from '../assignments/assignment.bodies.js';
import { OneOfField, TextField } from '../fields/fields.js';

export class ErasePersonBody {
  @OneOfField({
    about: 'Lý do: người đó yêu cầu, đã thôi việc, ghi nhầm · Why: asked for, left, entered by mistake',
    values: ERASURE_REASONS,
  })
  readonly reason: ErasureReason;

  @TextField({
    about:
      'Thôi vị trí và kết thúc các quyền trước, với lý do này · End posts and grants first, for this reason; absent: who holds any is refused',
    max: longestText,
    optional: true,
  })
  readonly endRoles?: string;
}
