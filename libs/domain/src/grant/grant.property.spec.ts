import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import { admin, finance, financeHead, financeOfficer, leader, office } from '../log/people.examples.js';
import { isRefused } from '../log/event.js';
import { instantOfMs, instantMs } from '../calendar/local-day.js';
import { noUnit } from '../unit/unit.evolve.js';
import { theFinanceUnit, theOffice } from '../unit/unit.examples.js';
import { decideGrant, type GrantCommand } from './grant.decide.js';
import { evolveGrants, noGrants } from './grant.evolve.js';
import type { GrantableRole, GrantEvent, GrantsState } from './grant.js';
import { overlap, standingOf } from './standing.js';

const seed = 20_250_404;
const start = instantMs('2025-03-03T00:00:00.000Z');
const id = '00000000-0000-4000-8000-0000000000aa';
const person = financeOfficer.person;
const hour = (n: number): string => instantOfMs(start + n * 3_600_000);
const ids = Array.from({ length: 30 }, (_, n) => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`);

interface Move {
  readonly kind: 'give' | 'delegate' | 'end';
  readonly wait: number;
  readonly role: GrantableRole;
  readonly unit: string | null;
  readonly from: number | null;
  readonly until: number | null;
  readonly which: number;
  readonly by: typeof admin;
}

const span = oneof(constantFrom(null), integer({ min: -5, max: 40 }));
const move = record<Move>({
  kind: constantFrom('give', 'delegate', 'end'),
  wait: integer({ min: 0, max: 5 }),
  role: constantFrom('unitHead', 'officer', 'coordinator', 'leader', 'inspector', 'overseer', 'admin'),
  unit: constantFrom(null, office, finance),
  from: span,
  until: span,
  which: integer({ min: 0, max: 9 }),
  by: constantFrom(admin, financeHead, leader, { ...admin, person }),
});

function commandOf({ kind, role, unit, from, until, which, by }: Move, now: number, fresh: string): GrantCommand {
  const asking = { id, at: hour(now), by };
  const begins = from === null ? null : hour(now + from);
  if (kind === 'end') return { type: 'EndGrant', ...asking, grant: ids[which] ?? fresh, reason: 'hết' };
  if (kind === 'delegate') {
    const ends = hour(now + (until ?? 3));
    return { type: 'DelegateRole', ...asking, person, grant: fresh, capacity: 'in-charge', from: begins, until: ends };
  }
  const ends = until === null ? null : hour(now + until);
  return { type: 'GiveGrant', ...asking, person, grant: fresh, role, unit, from: begins, until: ends };
}

const unitOf = (unit: string | null) => (unit === office ? theOffice : unit === finance ? theFinanceUnit : noUnit);

type Decide = typeof decideGrant;

const isGift = ({ type }: GrantEvent): boolean => type === 'GrantGiven';

/** Plays the moves and gives what the person was ever given, and how often a decision changed who may do what. */
function play(moves: readonly Move[], decide: Decide): { states: readonly GrantsState[]; faults: readonly string[] } {
  let state: GrantsState = noGrants;
  let now = 0;
  const states: GrantsState[] = [];
  const faults: string[] = [];
  for (const [index, one] of moves.entries()) {
    now += one.wait;
    const command = commandOf(one, now, ids[index] ?? id);
    const unit = command.type === 'GiveGrant' ? command.unit : command.by.unit;
    const decided = decide(command, state, { unit: unitOf(unit) });
    const before = state;
    if (!isRefused(decided)) {
      if (decided.some(isGift) && command.by.person === person) faults.push('gave to oneself');
      for (const event of decided) state = evolveGrants(state, { ...event, occurredAt: command.at });
      faults.push(...reachesBack(before, state, now));
    }
    states.push(state);
  }
  return { states, faults };
}

/** What was held before the instant of a decision is held then whatever is decided. */
function reachesBack(before: GrantsState, after: GrantsState, now: number): string[] {
  const claims = (['unitHead', 'officer', 'coordinator', 'leader', 'inspector', 'overseer', 'admin'] as const).flatMap(
    (role) => [null, office, finance].map((unit) => ({ person, role, unit })),
  );
  const held = (grants: GrantsState, then: number): string =>
    claims.map((claim) => standingOf(claim, { grants, unit: noUnit }, hour(then)).held).join();
  return Array.from({ length: Math.min(now, 6) }, (_, back) => now - 1 - back)
    .filter((then) => held(before, then) !== held(after, then))
    .map((then) => `changed hour ${then}`);
}

function broken({ states, faults }: ReturnType<typeof play>): string | undefined {
  const last = states.at(-1);
  const grants = last?.status === 'known' ? last.grants : [];
  for (const grant of grants) {
    if (grant.role === 'admin' && grant.unit !== null) return 'an administrator in a unit’s name';
    if (grant.role === 'unitHead' && grant.unit === null) return 'a head of no unit';
    const apart = (role: string): boolean => ['admin', 'inspector', 'overseer'].includes(role);
    const clash = grants.some((other) => other.role !== grant.role && apart(grant.role) && overlap(grant, other));
    if (clash && grant.until !== grant.from) return 'watches over what it does';
  }
  return faults[0];
}

const law = (decide: Decide) =>
  property(array(move, { maxLength: 25 }), (moves) => expect(broken(play(moves, decide))).toBeUndefined());

describe(`whatever administrators and heads try (seed ${seed})`, () => {
  it('nobody gives to themselves, nobody watches over what they do, and nothing reaches back', () => {
    assert(law(decideGrant), { seed, numRuns: 400 });
  });

  const mutants: Readonly<Record<string, Decide>> = {
    'that lets people grant to themselves': (command, state, premises) =>
      decideGrant({ ...command, by: command.by.role === 'admin' ? admin : command.by }, state, premises),
    'that forgets what is held already': (command, _, premises) => decideGrant(command, noGrants, premises),
    'that lets a grant begin whenever it says': (command, state, premises) =>
      decideGrant({ ...command, at: hour(-100) }, state, premises),
  };
  it.each(Object.keys(mutants))('a decision %s is caught', (name) => {
    const mutant = mutants[name] ?? decideGrant;
    expect(() => assert(law(mutant), { seed, numRuns: 400 })).toThrow('Property failed');
  });
});
