import type { Refusal } from '#domain';

/** A command that the domain refused, on its way to the problem filter. */
export class CommandRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
    this.name = 'CommandRefused';
  }
}
