import { type Deadline, parseDeadline, type Lead, type LeadRelation, type TaskContent } from '#domain';
import { longestName, longestText } from '../assignments/assignment.bodies.js';
import { DayField, IdField, IdsField, NestedField, OneOfField, TextField } from '../fields/fields.js';
import { ApiProblem } from '../http/api.problem.js';

const unitsAtMost = 3_500;

class LeadBody {
  @OneOfField({
    about: 'Quan hệ chủ trì; "undetermined" là chưa xác định · How the leads relate',
    values: ['one', 'joint', 'each', 'undetermined'],
  })
  readonly relation: LeadRelation | 'undetermined';

  @IdsField({
    about: 'Các đơn vị chủ trì, đơn vị giữ hồ sơ trước · Lead units, the keeper first',
    max: unitsAtMost,
    optional: true,
  })
  readonly units?: string[];

  @TextField({ about: 'Ô chủ trì như trong văn bản · The lead as printed', max: longestText })
  readonly text: string;
}

class CooperatingBody {
  @IdsField({ about: 'Đơn vị phối hợp nêu tên · Named cooperating units', max: unitsAtMost, optional: true })
  readonly units?: string[];

  @TextField({ about: 'Như trong văn bản · As printed', max: longestText })
  readonly text: string;
}

class DeadlineBody {
  @TextField({ about: 'Như trong văn bản, ví dụ "Quý II/2025" · As printed, e.g. "Quý II/2025"', max: 200 })
  readonly text: string;

  @DayField({
    about: 'Ngày cuối cùng, nếu chữ chưa nói rõ · The last day, where the words do not say it',
    optional: true,
  })
  readonly on?: string;
}

export class AmendTaskBody {
  @TextField({ about: 'Số thứ tự trong phụ lục · Number in the annex', max: longestName, optional: true })
  readonly ordinal?: string;

  @TextField({ about: 'Mục · Section', max: longestName, optional: true, nullable: true })
  readonly section?: string | null;

  @TextField({ about: 'Nội dung công việc · The work', max: longestText, optional: true })
  readonly work?: string;

  @NestedField({ about: 'Chủ trì · The lead', of: () => LeadBody, optional: true })
  readonly lead?: LeadBody;

  @NestedField({ about: 'Phối hợp · Cooperating', of: () => CooperatingBody, optional: true })
  readonly cooperating?: CooperatingBody;

  @TextField({ about: 'Sản phẩm · Deliverable', max: longestText, optional: true, nullable: true })
  readonly deliverable?: string | null;

  @NestedField({ about: 'Thời hạn · The deadline', of: () => DeadlineBody, optional: true })
  readonly deadline?: DeadlineBody;

  @TextField({ about: 'Văn bản đính chính · The amending document', max: longestName, optional: true })
  readonly document?: string;
}

export class DraftTaskBody {
  @IdField({ about: 'Văn bản giao · The directive' })
  readonly directive: string;

  @TextField({ about: 'Số thứ tự trong phụ lục · Number in the annex', max: longestName })
  readonly ordinal: string;

  @TextField({ about: 'Mục · Section', max: longestName, optional: true })
  readonly section?: string;

  @TextField({ about: 'Nội dung công việc · The work', max: longestText })
  readonly work: string;

  @NestedField({ about: 'Chủ trì · The lead', of: () => LeadBody })
  readonly lead: LeadBody;

  @NestedField({ about: 'Phối hợp · Cooperating', of: () => CooperatingBody, optional: true })
  readonly cooperating?: CooperatingBody;

  @TextField({ about: 'Sản phẩm · Deliverable', max: longestText, optional: true })
  readonly deliverable?: string;

  @NestedField({
    about: 'Thời hạn; bỏ trống là chưa có · The deadline; absent: none yet',
    of: () => DeadlineBody,
    optional: true,
  })
  readonly deadline?: DeadlineBody;
}

export class IssueTaskBody {
  @DayField({ about: 'Ngày giao; bỏ trống là hôm nay · Day of issue; absent: today', optional: true })
  readonly issuedOn?: string;
}

/** What the body says, in the domain's words. Throws `field-invalid` for a deadline that cannot be read with certainty. */
export function contentOf(body: DraftTaskBody): TaskContent {
  return {
    directive: body.directive,
    ordinal: body.ordinal,
    section: body.section ?? null,
    work: body.work,
    lead: leadOf(body.lead),
    cooperating: cooperatingOf(body.cooperating),
    deliverable: body.deliverable ?? null,
    deadline: deadlineOf(body.deadline),
  };
}

type Changes = Partial<Omit<TaskContent, 'directive'>>;

/** Only what the body names. */
export function changesOf(body: AmendTaskBody): Changes {
  const { ordinal, section, work, deliverable } = body;
  const changes = {
    ordinal,
    section,
    work,
    deliverable,
    lead: body.lead === undefined ? undefined : leadOf(body.lead),
    cooperating: body.cooperating === undefined ? undefined : cooperatingOf(body.cooperating),
    deadline: body.deadline === undefined ? undefined : deadlineOf(body.deadline),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Changes;
}

function leadOf({ relation, units = [], text }: LeadBody): Lead {
  return relation === 'undetermined' ? { relation, text } : { relation, units: [...units], text };
}

function cooperatingOf(body: CooperatingBody | undefined): TaskContent['cooperating'] {
  return { units: [...(body?.units ?? [])], text: body?.text ?? '' };
}

function deadlineOf(body: DeadlineBody | undefined): Deadline {
  if (body === undefined) return { text: '', precision: 'none' };
  const { text, on } = body;
  if (on !== undefined) return { text, precision: 'day', on };
  const { deadline, warning } = parseDeadline(text);
  if (warning === null) return deadline;
  const detail = `Không đọc chắc chắn được thời hạn "${text}": ghi ngày cuối cùng vào "on".`;
  const detailEn = `The deadline "${text}" cannot be read with certainty: give its last day as "on".`;
  const errors = [{ pointer: '/deadline/text', code: `deadline-${warning}`, detail, detailEn }];
  throw new ApiProblem('field-invalid', { blanks: { count: 1 }, errors });
}
