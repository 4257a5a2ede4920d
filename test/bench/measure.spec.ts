import { contest, type Contestant, figure, reportTable } from './measure.js';

const contestant = (name: string, side: Contestant['side'], figures: readonly number[]): Contestant => {
  const left = [...figures];
  return { name, side, measure: async () => left.shift() ?? Number.NaN };
};

describe('a contest', () => {
  it('gives medians, spreads, and ratios that were taken within each round', async () => {
    const report = await contest({
      bench: 'example',
      unit: 'events/s',
      rounds: 3,
      // The machine halves its speed in the second round; the ratio does not care.
      contestants: [contestant('we', 'ours', [300, 150, 290]), contestant('they', 'peers', [100, 50, 100])],
      ratios: { 'we / they': ['we', 'they'], 'they / we': ['they', 'we'] },
      goals: { 'we / they': 2.9, 'they / we': 0.5 },
      notes: ['an example'],
      say: () => undefined,
    });
    expect(report).toEqual({
      bench: 'example',
      rounds: 3,
      unit: 'events/s',
      ours: { we: { median: 290, min: 150, max: 300, spread: 0.5172 } },
      peers: { they: { median: 100, min: 50, max: 100, spread: 0.5 } },
      ratios: {
        'we / they': { median: 3, min: 2.9, max: 3, spread: 0.03333 },
        'they / we': { median: 0.3333, min: 0.3333, max: 0.3448, spread: 0.03448 },
      },
      goals: { 'we / they': 2.9, 'they / we': 0.5 },
      met: { 'we / they': true, 'they / we': false },
      notes: ['an example'],
    });
    expect(reportTable(report)).toMatch(/they \/ we .* goal ≥ 0.5 {2}NOT MET/);
  });

  it('asks for no more than the goal where less is better', async () => {
    const report = await contest({
      bench: 'example',
      unit: 'seconds',
      rounds: 1,
      contestants: [contestant('we', 'ours', [2]), contestant('they', 'peers', [10])],
      ratios: { 'we to them': ['we', 'they'], 'they to us': ['they', 'we'] },
      goals: { 'we to them': 0.3, 'they to us': 0.3 },
      lessIsBetter: true,
      notes: [],
      say: () => undefined,
    });
    expect(report.met).toEqual({ 'we to them': true, 'they to us': false });
    expect(reportTable(report)).toMatch(/we to them .* goal ≤ 0.3 {2}met/);
  });

  it('takes the mean of the middle two of an even number', () => {
    expect(figure([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4, spread: 1.2 });
  });
});
