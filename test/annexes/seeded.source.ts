/** Numbers that follow from a seed alone (mulberry32): the same seed makes the same annexes on every machine. */
export class SeededSource {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.between(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** Another order of the same values. */
  shuffled<Value>(values: readonly Value[]): readonly Value[] {
    const left = [...values];
    return values.flatMap(() => left.splice(this.between(0, left.length - 1), 1));
  }

  /** Some of the values, each once, in any order. */
  some<Value>(values: readonly Value[], count: number): readonly Value[] {
    return this.shuffled(values).slice(0, count);
  }
}
