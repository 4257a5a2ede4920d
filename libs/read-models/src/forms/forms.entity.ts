import type { FormKind, FormState, StepCode } from '#domain';
import { Entity } from 'typeorm';
import { Instant, Integer, Position, Text, Uuid, UuidKey } from '../projecting/columns.js';

/** A slip, letter or request that the ladder drafted, until a person issues or drops it, and after. */
@Entity({ schema: 'forms_v2', name: 'form' })
export class FormRow {
  @UuidKey() id: string;
  @Text() kind: FormKind;
  @Uuid() assignment: string;
  @Uuid() task: string;
  /** Whom it speaks to. */
  @Uuid() unit: string;
  /** Whose people issue it. */
  @Uuid() ownerUnit: string;
  @Text() step: StepCode;
  /** The deadline that was missed. */
  @Instant({ nullable: true }) dueAt: string | null;
  @Text() status: Exclude<FormState['status'], 'absent'>;
  /** As registered by the office, once issued. */
  @Text({ nullable: true }) number: string | null;
  /** Why it was dropped. */
  @Text({ nullable: true }) reason: string | null;
  @Instant() draftedAt: string;
  /** Since when it lies: its drafting, or its last reminder. */
  @Instant() since: string;
  /** Reminders so far, suppressed ones too. */
  @Integer() reminders: number;
  @Instant({ nullable: true }) settledAt: string | null;
  @Text({ nullable: true }) settledBy: string | null;
  @Integer() version: number;
  /** Of the event that drafted it: the order of lists. */
  @Position() position: number;
}
