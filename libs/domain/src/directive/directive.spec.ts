import { admin, coordinator, finance, financeHead, office } from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import { theOffice } from '../unit/unit.examples.js';
import { noUnit } from '../unit/unit.evolve.js';
import { decideDirective, type DirectivePremises } from './directive.decide.js';
import { evolveDirective, noDirective } from './directive.evolve.js';
import type { DirectiveEvent } from './directive.js';
import { looksClassified } from './secrecy.js';

const at = '2025-03-03T03:00:00.000Z';
const usual: { at: string; premises: DirectivePremises } = { at, premises: { owner: theOffice } };
const given = specifying({ initial: noDirective, evolve: evolveDirective, decide: decideDirective }, usual);
const asking = { id: '00000000-0000-4000-c000-000000000001', at, by: coordinator };
const facts = {
  kind: 'plan',
  number: '12/KH-UBND',
  issuedOn: '2025-03-01',
  issuer: 'Ủy ban nhân dân tỉnh',
  abstract: 'Kế hoạch ví dụ',
  urgency: 'normal',
  ownerUnit: office,
} as const;
const register = { type: 'RegisterDirective', ...asking, ...facts, secrecy: 'open' } as const;
const registered: DirectiveEvent = { type: 'DirectiveRegistered', data: { ...facts, secrecy: 'open' } };

describe('registering a directive', () => {
  it('is for who follows it up', () => {
    given([]).when(register).thenHappens([registered]);
    given([])
      .when({ ...register, by: financeHead })
      .thenRefused('not-your-role');
    given([])
      .when({ ...register, by: admin })
      .thenRefused('not-your-role');
    given([])
      .when({ ...register, by: { ...coordinator, unit: finance } })
      .thenRefused('not-your-unit');
    given([], { owner: noUnit }).when(register).thenRefused('unit-not-found', 'ownerUnit');
  });

  it('takes nothing secret, and says nothing about it to anybody', () => {
    for (const secrecy of ['confidential', 'secret', 'top-secret'] as const) {
      given([])
        .when({ ...register, secrecy })
        .thenRefused('secrecy-refused', 'secrecy');
      given([registered])
        .when({ ...register, secrecy, by: financeHead, number: '' })
        .thenRefused('secrecy-refused', 'secrecy');
    }
  });

  it('takes what is restricted, and says so', () => {
    const restricted = { ...register, secrecy: 'restricted' } as const;
    given([])
      .when(restricted)
      .thenHappens([{ type: 'DirectiveRegistered', data: { ...facts, secrecy: 'restricted' } }]);
    given([registered]).when(restricted).thenRefused('directive-exists', 'id');
  });

  it('stops at the mark of a state secret, until somebody says that it was looked at', () => {
    const marked = { ...register, number: '12/BC-UBND-M' } as const;
    given([]).when(marked).thenRefused('secrecy-marked', 'number');
    given([])
      .when({ ...marked, marksChecked: true })
      .thenHappens([{ type: 'DirectiveRegistered', data: { ...facts, number: marked.number, secrecy: 'open' } }]);
    given([])
      .when({ ...register, abstract: 'MẬT. Kế hoạch ví dụ' })
      .thenRefused('secrecy-marked', 'abstract');
  });

  it.each([
    'Triển khai Luật Bảo vệ bí mật nhà nước',
    'KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Về BẢO MẬT và MẬT MÃ',
    'Nuôi ong mật',
  ])('takes words of a title for words: %s', (abstract) =>
    expect(looksClassified({ number: '03/NQ-CP', abstract })).toBeNull(),
  );

  it('takes a day that has been, and a number', () => {
    given([])
      .when({ ...register, issuedOn: '2025-03-04' })
      .thenRefused('day-in-future', 'issuedOn');
    given([])
      .when({ ...register, number: '' })
      .thenRefused('text-required', 'number');
  });

  it('happens once', () => {
    given([registered]).when(register).thenNothing();
    given([registered])
      .when({ ...register, number: '13/KH-UBND' })
      .thenRefused('directive-exists', 'id');
  });
});

describe('a published count', () => {
  const facts = { total: 47, parts: [{ label: 'Hoàn thành', count: 15 }], asOf: '2025-03-02', source: 'Báo cáo' };
  const count = { type: 'NotePublishedCount', ...asking, ...facts } as const;

  it('is kept as it was published, though its parts do not sum', () =>
    given([registered])
      .when(count)
      .thenHappens([{ type: 'PublishedCountNoted', data: facts }]));

  it('counts in whole numbers', () => {
    given([registered])
      .when({ ...count, total: -1 })
      .thenRefused('number-invalid', 'total');
    given([registered])
      .when({ ...count, parts: [{ label: 'Một nửa', count: 0.5 }] })
      .thenRefused('number-invalid', 'parts/0/count');
    given([]).when(count).thenRefused('directive-not-found', 'id');
  });
});
