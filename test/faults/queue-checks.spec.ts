import { copiesIn, type DeliveryStory, violationsOf, type WireMail } from './queue-checks.js';

const mail = (messageId: string, ordinals: readonly string[], at = 100, to = 'h1'): WireMail => ({
  messageId,
  to,
  ordinals,
  at,
});

const story: DeliveryStory = {
  due: [
    { ordinal: '1', to: 'h1' },
    { ordinal: '2', to: 'h1' },
    { ordinal: '3', to: 'h1' },
  ],
  dueAt: 50,
  closed: new Map([['3', 60]]),
  wire: [mail('<a>', ['1', '2'])],
  ledger: {
    fired: new Map([
      ['1', 1],
      ['2', 1],
      ['3', 1],
    ]),
    sent: new Set(['<a>']),
    open: 0,
  },
  copiesAllowed: 1,
};

describe('the checks of deliveries', () => {
  it('find nothing where everything due went out once', () => {
    expect(violationsOf(story)).toEqual([]);
  });

  it('allow a copy under the same id that a fault explains, and no more', () => {
    const twice = [...story.wire, mail('<a>', ['1', '2'])];
    expect(violationsOf({ ...story, wire: twice })).toEqual([]);
    expect(copiesIn(twice)).toBe(1);
    expect(violationsOf({ ...story, wire: [...twice, mail('<a>', ['1', '2'])] })).toEqual([
      '2 copies, of which the faults explain 1',
    ]);
  });

  const wrong: readonly [string, Partial<DeliveryStory>, string][] = [
    ['a notice that never came', { wire: [mail('<a>', ['1'])] }, 'not sent: task 2 to h1'],
    ['one sent to somebody else', { wire: [mail('<a>', ['1', '2'], 100, 'h2')] }, 'not sent: task 1 to h1'],
    ['an early one', { wire: [mail('<a>', ['1', '2'], 40)] }, 'early: h1 by 10 ms'],
    ['one after closing', { wire: [mail('<a>', ['1', '2', '3'], 2_000)] }, 'after closing: task 3 to h1'],
    [
      'one told under two ids',
      { wire: [...story.wire, mail('<b>', ['2'])], ledger: { ...story.ledger, sent: new Set(['<a>', '<b>']) } },
      'told under two ids: task 2 to h1',
    ],
    [
      'a step that fired twice',
      { ledger: { ...story.ledger, fired: new Map([...story.ledger.fired, ['2', 2]]) } },
      'fired other than once: task 2, 2 times',
    ],
    [
      'a mail that nobody recorded',
      { ledger: { ...story.ledger, sent: new Set() } },
      'on the wire and not in the ledger: <a>',
    ],
    [
      'a record without a mail',
      { ledger: { ...story.ledger, sent: new Set(['<a>', '<c>']) } },
      'in the ledger and not on the wire: <c>',
    ],
    ['a notice without an end', { ledger: { ...story.ledger, open: 2 } }, '2 notices came to no end'],
  ];
  it.each(wrong)('find %s', (_, changes, violation) => {
    expect(violationsOf({ ...story, ...changes })[0]).toBe(violation);
  });

  it('name three of a kind and count the rest', () => {
    const due = Array.from({ length: 5 }, (_, index) => ({ ordinal: String(index + 1), to: 'h1' }));
    const fired = new Map(due.map(({ ordinal }) => [ordinal, 1]));
    const found = violationsOf({
      ...story,
      due,
      closed: new Map(),
      wire: [],
      ledger: { fired, sent: new Set(), open: 0 },
    });
    expect(found).toHaveLength(4);
    expect(found[3]).toBe('not sent: 2 more');
  });
});
