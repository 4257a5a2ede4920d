/** Where time comes from. Everything that needs the present instant asks a clock that was given to it. */
export interface Clock {
  /** The present instant: ISO 8601, UTC, milliseconds, e.g. `2025-03-01T00:30:00.000Z`. */
  now(): string;
}

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): string {
    return new Date().toISOString();
  }
}

/** Stands still until it is moved: for tests and for simulation. */
export class MovableClock implements Clock {
  #milliseconds: number;

  /** `start` as ISO 8601 with an offset or Z. Throws `RangeError` for anything else. */
  constructor(start: string) {
    this.#milliseconds = parseInstant(start);
  }

  now(): string {
    return new Date(this.#milliseconds).toISOString();
  }

  /** Jumps, forwards or backwards. Throws `RangeError` when it is not an instant. */
  set(instant: string): void {
    this.#milliseconds = parseInstant(instant);
  }

  /** Moves by so many milliseconds; negative goes back. */
  advance(milliseconds: number): void {
    this.#milliseconds = shifted(this.#milliseconds, milliseconds);
  }
}

/** Another clock moved by an offset that can be changed while it runs: the demonstration's clock. */
export class OffsetClock implements Clock {
  #offset: number;

  /** `offset` in milliseconds. */
  constructor(
    private readonly base: Clock,
    offset = 0,
  ) {
    this.#offset = checkedOffset(offset);
  }

  now(): string {
    return new Date(shifted(Date.parse(this.base.now()), this.#offset)).toISOString();
  }

  get offset(): number {
    return this.#offset;
  }

  set offset(milliseconds: number) {
    this.#offset = checkedOffset(milliseconds);
  }
}

function checkedOffset(milliseconds: number): number {
  if (!Number.isSafeInteger(milliseconds))
    throw new RangeError(`an offset is a whole number of milliseconds, not ${milliseconds}`);
  return milliseconds;
}

const instantWithZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(text: string): number {
  const milliseconds = instantWithZone.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`${text} is not an instant in ISO 8601 with its zone`);
  return milliseconds;
}

function shifted(milliseconds: number, by: number): number {
  const moved = milliseconds + checkedOffset(by);
  if (Number.isNaN(new Date(moved).getTime())) throw new RangeError(`${by} ms leads out of the calendar`);
  return moved;
}
