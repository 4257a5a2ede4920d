import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '#domain';
import { FormsQuery, RegisterQuery, type Scope } from '#read-models';
import { type Asker, Scopes } from '../access/scopes.js';

interface Aimed {
  readonly id: string;
  /** The directive that a new task is for. */
  readonly directive?: string;
}

/** Of what one may not see, a refusal must not tell that it is there: it is answered as what does not exist. */
@Injectable()
export class Unseen {
  constructor(
    private readonly register: RegisterQuery,
    private readonly forms: FormsQuery,
    private readonly scopes: Scopes,
  ) {}

  /** What is answered in place of the decision's own refusal; null when that may be told. */
  async inPlaceOf(by: Asker, { id, directive }: Aimed): Promise<Refusal | null> {
    const within = await this.scopes.of(by);
    if (directive !== undefined) {
      const isSeen = (await this.register.directive(directive, within)) !== null;
      return isSeen ? null : refuse('directive-not-found', 'directive');
    }
    const [task, assignment, known, form] = await Promise.all([
      this.register.task(id),
      this.register.assignment(id),
      this.register.directive(id),
      this.forms.form(id),
    ]);
    if (task !== null) return absentUnless(await this.register.task(id, within), 'task-not-found');
    if (assignment !== null) return absentUnless(await this.register.assignment(id, within), 'assignment-not-found');
    if (known !== null) return absentUnless(await this.register.directive(id, within), 'directive-not-found');
    return form === null || touches(form, within) ? null : refuse('form-not-found', 'id');
  }
}

function absentUnless(seen: object | null, code: Refusal['refused']): Refusal | null {
  return seen === null ? refuse(code, 'id') : null;
}

function touches(
  { unit, ownerUnit }: { readonly unit: string; readonly ownerUnit: string },
  { units }: Scope,
): boolean {
  return units === null || units.includes(ownerUnit) || units.includes(unit);
}
