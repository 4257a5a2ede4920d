/**
 * Draws of one seed, one stream of them a key: what is drawn for one assignment does not hang on which others there are, nor on
 * their order. FNV-1a makes the starting point of seed and key, splitmix32 the draws (G. Steele and others, "Fast splittable
 * pseudorandom number generators", in its 32-bit form).
 */
export class SeededDraws {
  private state: number;

  constructor(seed: number, key: string) {
    let hash = 0x811c9dc5;
    for (const byte of Buffer.from(`${seed} ${key}`, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
    this.state = hash >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor((this.next() / 0x1_0000_0000) * (most - least + 1));
  }

  /** True so many times in a hundred. */
  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  /** One of the options; the weights are parts of their sum. */
  oneOf<Option extends string>(weights: Readonly<Record<Option, number>>): Option {
    const entries = Object.entries(weights) as [Option, number][];
    let left = this.between(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [option, weight] of entries) {
      left -= weight;
      if (left <= 0) return option;
    }
    throw new RangeError('nothing to choose from');
  }

  private next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }
}
