import { specifying } from '../log/decider.kit-spec.js';
import {
  admin,
  coordinator,
  finance,
  financeHead,
  financeOfficer,
  healthHead,
  leader,
  office,
} from '../log/people.examples.js';
import { noUnit } from '../unit/unit.evolve.js';
import { theFinanceUnit, theOffice } from '../unit/unit.examples.js';
import { decideGrant, type GrantCommand, type GrantPremises } from './grant.decide.js';
import { evolveGrants, noGrants } from './grant.evolve.js';
import type { GrantEvent } from './grant.js';
import { standingOf } from './standing.js';

const at = '2025-03-03T03:00:00.000Z';
const june = '2025-06-01T00:00:00.000Z';
const july = '2025-07-01T00:00:00.000Z';
const stream = '00000000-0000-4000-8000-0000000000aa';
const first = '00000000-0000-4000-8000-0000000000f1';
const second = '00000000-0000-4000-8000-0000000000f2';
const person = coordinator.person;
const usual: { at: string; premises: GrantPremises } = { at, premises: { unit: theOffice } };
const given = specifying({ initial: noGrants, evolve: evolveGrants, decide: decideGrant }, usual);
const asking = { id: stream, at, by: admin };

type Give = Extract<GrantCommand, { type: 'GiveGrant' }>;
const give = (changes: Partial<Give> = {}): Give => ({
  type: 'GiveGrant',
  ...asking,
  person,
  grant: first,
  role: 'coordinator',
  unit: office,
  from: null,
  until: null,
  ...changes,
});
const gave = (changes: Partial<Extract<GrantEvent, { type: 'GrantGiven' }>['data']> = {}): GrantEvent => ({
  type: 'GrantGiven',
  data: {
    grant: first,
    person,
    role: 'coordinator',
    unit: office,
    from: at,
    until: null,
    delegation: null,
    ...changes,
  },
});

describe('a grant', () => {
  it('is given by an administrator, from now on unless it says otherwise', () => {
    given([]).when(give()).thenHappens([gave()]);
    given([])
      .when(give({ from: june, until: july }))
      .thenHappens([gave({ from: june, until: july })]);
    given([])
      .when(give({ by: leader }))
      .thenRefused('not-your-role');
  });

  it('is never one’s own', () => {
    given([])
      .when(give({ person: admin.person }))
      .thenRefused('grant-to-oneself', 'person');
  });

  it('has a unit that is there; an administrator has none, and a head cannot do without', () => {
    given([], { unit: noUnit }).when(give()).thenRefused('unit-not-found', 'unit');
    given([])
      .when(give({ role: 'admin' }))
      .thenRefused('grant-takes-no-unit', 'unit');
    given([])
      .when(give({ role: 'unitHead', unit: null }))
      .thenRefused('grant-needs-unit', 'unit');
    given([])
      .when(give({ role: 'inspector', unit: null }))
      .thenHappens([gave({ role: 'inspector', unit: null })]);
  });

  it.each([
    ['ends before it begins', { from: july, until: june }, 'grant-ends-before-it-begins', 'until'],
    ['ends as it begins', { from: june, until: june }, 'grant-ends-before-it-begins', 'until'],
    ['reaches back', { from: '2025-03-01T00:00:00.000Z' }, 'grant-begins-in-the-past', 'from'],
    ['is over already', { until: '2025-03-02T00:00:00.000Z' }, 'grant-ends-before-it-begins', 'until'],
    ['begins on no day', { from: '2025-02-30T00:00:00.000Z' }, 'instant-invalid', 'from'],
    ['ends at no time', { until: '2025-06-01T24:00:00.000Z' }, 'instant-invalid', 'until'],
  ] as const)('that %s is refused', (_, span, code, field) => {
    given([]).when(give(span)).thenRefused(code, field);
  });

  it('given again, or within its span, changes nothing; a longer one is another grant', () => {
    given([gave({ until: july })])
      .when(give({ grant: second, until: july }))
      .thenNothing();
    given([gave()])
      .when(give({ grant: second, from: june, until: july }))
      .thenNothing();
    given([gave({ until: june })])
      .when(give({ grant: second, until: july }))
      .thenHappens([gave({ grant: second, until: july })]);
  });

  it('of whoever administers, inspects or oversees stands alone while it lasts', () => {
    given([gave()])
      .when(give({ grant: second, role: 'inspector' }))
      .thenRefused('roles-apart', 'role');
    given([gave({ role: 'overseer', until: june })])
      .when(give({ grant: second, from: june }))
      .thenHappens([gave({ grant: second, from: june })]);
    given([gave()])
      .when(give({ grant: second, role: 'leader' }))
      .thenHappens([gave({ grant: second, role: 'leader' })]);
  });

  it('reaches what is restricted where it says so, for as long as that was given', () => {
    given([])
      .when(give({ restricted: true }))
      .thenHappens([gave({ restricted: true })]);
    given([gave()])
      .when(give({ grant: second, restricted: true, until: june }))
      .thenHappens([gave({ grant: second, restricted: true, until: june })]);
    given([gave({ restricted: true })])
      .when(give({ grant: second, restricted: true, until: june }))
      .thenNothing();
    given([])
      .when(give({ role: 'admin', unit: null, restricted: true }))
      .thenRefused('grant-not-restricted', 'restricted');
    const both = [gave(), gave({ grant: second, restricted: true, until: june })];
    const grants = both.reduce((state, event) => evolveGrants(state, { ...event, occurredAt: at }), noGrants);
    const claim = { person, role: 'coordinator', unit: office } as const;
    expect(standingOf(claim, { grants, unit: theOffice }, at)).toEqual({ held: true, until: june, cleared: true });
    expect(standingOf(claim, { grants, unit: theOffice }, june)).toEqual({ held: true, until: null, cleared: false });
  });

  it('does not begin or end in a far future', () => {
    given([])
      .when(give({ from: '2026-03-05T00:00:00.000Z' }))
      .thenRefused('grant-too-far', 'from');
    given([])
      .when(give({ until: '9999-12-31T00:00:00.000Z' }))
      .thenRefused('grant-too-far', 'until');
    given([])
      .when(give({ from: '2026-03-03T00:00:00.000Z', until: '2035-01-01T00:00:00.000Z' }))
      .thenHappens([gave({ from: '2026-03-03T00:00:00.000Z', until: '2035-01-01T00:00:00.000Z' })]);
  });

  it('of whoever administers, inspects or oversees leaves no post: that one gives way, in whichever order they came', () => {
    const head = { person: financeHead.person, role: 'unitHead', unit: finance } as const;
    const inspector = gave({ person: financeHead.person, role: 'inspector', unit: null, until: june });
    const grants = evolveGrants(noGrants, { ...inspector, occurredAt: at });
    expect(standingOf(head, { grants, unit: theFinanceUnit }, at)).toEqual({ held: false });
    expect(standingOf(head, { grants, unit: theFinanceUnit }, june)).toMatchObject({ held: true });
  });

  it('ends once, with a reason, by an administrator', () => {
    const end: GrantCommand = { type: 'EndGrant', ...asking, at: june, grant: first, reason: 'Chuyển công tác' };
    const ended: GrantEvent = { type: 'GrantEnded', data: { grant: first, person, reason: 'Chuyển công tác' } };
    given([gave()]).when(end).thenHappens([ended]);
    given([gave(), { ...ended, occurredAt: june }])
      .when(end)
      .thenNothing();
    given([]).when(end).thenRefused('grant-not-found', 'id');
    given([gave()])
      .when({ ...end, grant: second })
      .thenRefused('grant-not-found', 'id');
    given([gave()])
      .when({ ...end, by: coordinator })
      .thenRefused('not-your-role');
    given([gave()])
      .when({ ...end, reason: ' ' })
      .thenRefused('text-required', 'reason');
  });
});

describe('a delegation', () => {
  const officer = financeOfficer.person;
  type Delegate = Extract<GrantCommand, { type: 'DelegateRole' }>;
  const delegate = (changes: Partial<Delegate> = {}): Delegate => ({
    type: 'DelegateRole',
    id: stream,
    at,
    by: financeHead,
    person: officer,
    grant: first,
    capacity: 'acting',
    from: null,
    until: june,
    ...changes,
  });
  const delegated = gave({
    person: officer,
    role: 'unitHead',
    unit: finance,
    until: june,
    delegation: { by: financeHead.person, capacity: 'acting' },
  });
  const ofFinance = { unit: theFinanceUnit };

  it('hands the head’s own role to somebody of the unit for a span', () => {
    given([], ofFinance).when(delegate()).thenHappens([delegated]);
    given([delegated], ofFinance)
      .when(delegate({ grant: second }))
      .thenNothing();
    given([], ofFinance)
      .when(delegate({ person: healthHead.person }))
      .thenRefused('delegate-not-of-unit', 'person');
    given([], ofFinance)
      .when(delegate({ by: financeOfficer, person: financeHead.person }))
      .thenRefused('not-your-role');
  });

  it('never goes round, and never on: only an appointed head delegates', () => {
    given([], ofFinance)
      .when(delegate({ person: financeHead.person }))
      .thenRefused('grant-to-oneself', 'person');
    given([], ofFinance)
      .when(delegate({ by: { ...financeOfficer, role: 'unitHead' }, person: financeHead.person }))
      .thenRefused('delegation-not-yours');
  });

  it('is taken back by the head, and not by another', () => {
    const end: GrantCommand = { type: 'EndGrant', ...asking, at: june, grant: first, reason: 'Đã về', by: financeHead };
    const back: GrantEvent = { type: 'GrantEnded', data: { grant: first, person: officer, reason: 'Đã về' } };
    given([gave({ ...delegated.data, until: july } as never)])
      .when(end)
      .thenHappens([back]);
    given([gave({ ...delegated.data, until: july } as never)])
      .when({ ...end, by: healthHead })
      .thenRefused('not-your-role');
  });

  it('falls when the head is no longer appointed', () => {
    const grants = evolveGrants(noGrants, { ...delegated, occurredAt: at });
    const claim = { person: officer, role: 'unitHead', unit: finance } as const;
    const others =
      theFinanceUnit.status === 'active' ? theFinanceUnit.posts.filter((post) => post.post === 'officer') : [];
    expect(standingOf(claim, { grants, unit: theFinanceUnit }, at)).toEqual({
      held: true,
      until: june,
      cleared: false,
    });
    expect(standingOf(claim, { grants, unit: theFinanceUnit }, june)).toEqual({ held: false });
    expect(standingOf(claim, { grants, unit: { ...theFinanceUnit, posts: others } as never }, at)).toEqual({
      held: false,
    });
  });
});

describe('a person’s erasure', () => {
  const erase = (changes: Partial<Extract<GrantCommand, { type: 'ErasePerson' }>> = {}): GrantCommand => ({
    type: 'ErasePerson',
    ...asking,
    person,
    reason: 'left',
    ...changes,
  });
  const erased: GrantEvent = { type: 'PersonErased', data: { person, reason: 'left' } };

  it('is recorded once, by the id alone', () => {
    given([]).when(erase()).thenHappens([erased]);
    given([erased])
      .when(erase({ reason: 'asked' }))
      .thenNothing();
  });

  it('waits until nothing is held any more, now or later', () => {
    given([gave()]).when(erase()).thenRefused('person-holds-role', 'person');
    given([gave({ from: june, until: july })])
      .when(erase())
      .thenRefused('person-holds-role', 'person');
    given([gave(), { type: 'GrantEnded', data: { grant: first, person, reason: 'nghỉ hưu' } }])
      .when(erase())
      .thenHappens([erased]);
  });

  it('is an administrator’s, and nobody’s own', () => {
    given([])
      .when(erase({ by: leader }))
      .thenRefused('not-your-role');
    given([])
      .when(erase({ person: admin.person }))
      .thenRefused('erase-oneself', 'person');
  });

  it('lets nothing be given under the id again', () => {
    given([erased]).when(give()).thenRefused('person-erased', 'person');
  });
});
