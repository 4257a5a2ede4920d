import { longestName } from '../assignments/assignment.bodies.js';
import { IdField, OneOfField, TextField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';

export class FormListQuery extends PageQuery {
  @IdField({ about: 'Đơn vị phát hành này hoặc cấp dưới · This issuing unit or one below it', optional: true })
  readonly unit?: string;

  @OneOfField({ about: 'Trạng thái · Status', values: ['drafted', 'issued', 'dropped'], optional: true })
  readonly status?: 'drafted' | 'issued' | 'dropped';

  @IdField({ about: 'Nhiệm vụ · Task', optional: true })
  readonly task?: string;
}

export class IssueFormBody {
  @TextField({ about: 'Số của văn thư · Number of the office’s register', max: longestName, optional: true })
  readonly number?: string;
}
