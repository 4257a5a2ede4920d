import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import type { Evidence, ObstacleCause, ReturnReason } from '#domain';
import {
  DayField,
  HashField,
  IdField,
  NestedField,
  OneOfField,
  TextField,
  WholeNumberField,
} from '../fields/fields.js';

/** Longest text of one field, as the domain has it. */
export const longestText = 4_000;
export const longestName = 500;

export class DelegateBody {
  @IdField({ about: 'Chuyên viên của đơn vị · An officer of the unit' })
  readonly officer: string;
}

export class RequestReturnBody {
  @OneOfField({ about: 'Lý do · Reason', values: ['not-our-function', 'unclear', 'duplicate'] })
  readonly reason: ReturnReason;

  @TextField({ about: 'Giải thích · Explanation', max: longestText })
  readonly words: string;
}

export class OptionalWordsBody {
  @TextField({ about: 'Ý kiến kèm theo · A remark', max: longestText, optional: true })
  readonly words?: string;
}

export class ReasonBody {
  @TextField({ about: 'Lý do · Reason', max: longestText })
  readonly reason: string;
}

export class WordsBody {
  @TextField({ about: 'Nội dung · What happened', max: longestText })
  readonly words: string;
}

export class ReportProgressBody extends WordsBody {
  @TextField({ about: 'Việc tiếp theo · The next step', max: longestText, optional: true })
  readonly nextStep?: string;

  @WholeNumberField({
    about: 'Phần trăm, không quyết định gì · Percent, decides nothing',
    min: 0,
    max: 100,
    optional: true,
  })
  readonly percent?: number;
}

export class RaiseObstacleBody extends WordsBody {
  @OneOfField({
    about: 'Nguyên nhân · Cause',
    values: ['no-central-guidance', 'reorganisation', 'funding', 'legal', 'other'],
  })
  readonly cause: ObstacleCause;

  @TextField({ about: 'Cơ quan phải tháo gỡ · The authority that must remove it', max: longestName })
  readonly authority: string;
}

export class SendForIssueBody extends OptionalWordsBody {
  @TextField({ about: 'Cơ quan ban hành · The authority that issues it', max: longestName })
  readonly authority: string;

  @TextField({ about: 'Số, ký hiệu văn bản trình · Number and symbol of the letter', max: longestName })
  readonly letterNumber: string;

  @DayField({ about: 'Ngày văn bản trình · Date of the letter' })
  readonly sentOn: string;
}

/** Only its kind: what else it must have follows from that. */
class EvidenceBody {
  @OneOfField({ about: 'Loại minh chứng · Kind of evidence', values: ['document', 'note'] })
  readonly kind: 'document' | 'note';
}

class DocumentEvidenceBody extends EvidenceBody {
  declare readonly kind: 'document';

  @TextField({ about: 'Số, ký hiệu · Number and symbol', max: longestName })
  readonly number: string;

  @DayField({ about: 'Ngày ban hành · Day of issue' })
  readonly issuedOn: string;

  @TextField({ about: 'Tên văn bản · Title', max: longestName })
  readonly title: string;

  @HashField({ about: 'SHA-256 của tệp · SHA-256 of the file', optional: true })
  readonly sha256?: string;
}

class NoteEvidenceBody extends EvidenceBody {
  declare readonly kind: 'note';

  @TextField({ about: 'Nội dung · Words', max: longestText })
  readonly words: string;
}

@ApiExtraModels(DocumentEvidenceBody, NoteEvidenceBody)
export class SubmitBody extends OptionalWordsBody {
  @NestedField({
    about: 'Minh chứng · Evidence',
    of: () => EvidenceBody,
    shown: { oneOf: [{ $ref: getSchemaPath(DocumentEvidenceBody) }, { $ref: getSchemaPath(NoteEvidenceBody) }] },
    chosenBy: {
      keepDiscriminatorProperty: true,
      discriminator: {
        property: 'kind',
        subTypes: [
          { value: DocumentEvidenceBody, name: 'document' },
          { value: NoteEvidenceBody, name: 'note' },
        ],
      },
    },
  })
  readonly evidence: DocumentEvidenceBody | NoteEvidenceBody;
}

export function evidenceOf({ evidence }: SubmitBody): Evidence {
  if (evidence.kind === 'note') return { kind: 'note', words: evidence.words };
  const { number, issuedOn, title, sha256 = null } = evidence;
  return { kind: 'document', number, issuedOn, title, sha256 };
}
