import type { FormKind, StepCode } from '#domain';
import { uuidV5 } from '#platform';

/** The id of the assignment that a task opens for a unit. */
export function assignmentIdOf(task: string, unit: string): string {
  return uuidV5(`assignment ${unit}`, task);
}

/** The stream of all that a person was ever given. */
export function grantsIdOf(person: string): string {
  return uuidV5('grants', person);
}

/** The id of the form which a step of an assignment's ladder drafts at one version of its deadline. */
export function formIdOf(
  assignment: string,
  step: { readonly step: StepCode; readonly deadlineVersion: number },
  kind: FormKind,
): string {
  return uuidV5(`form ${step.step} ${step.deadlineVersion} ${kind}`, assignment);
}
