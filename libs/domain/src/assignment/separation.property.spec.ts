/** Nobody decides about what they asked for or owe: whatever roles people hold in two units, by posts, grants or in somebody's place. */
import { array, assert, constantFrom, property, record } from 'fast-check';
import type { Actor, Role } from '../log/actor.js';
import { isRefused } from '../log/event.js';
import { finance, health, office } from '../log/people.examples.js';
import type { Grant, GrantsState } from '../grant/grant.js';
import { theFinanceUnit } from '../unit/unit.examples.js';
import type { UnitState } from '../unit/unit.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { due, id, monday, opened, premises } from './assignment.examples.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';

const seed = 20_251_122;
const people = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000009${n}`);
const words = 'vì lý do';

interface Standing {
  /** Posts of the lead unit. */
  readonly posts: readonly string[];
  /** Grants in the lead unit: somebody acts for its head. */
  readonly acting: readonly string[];
}

interface Move {
  readonly person: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly kind: AssignmentCommand['type'];
}

const asks = ['RequestReturn', 'RaiseObstacle', 'SubmitDeliverable', 'ReportProgress'] as const;
const answers = [
  'GrantReturn',
  'RefuseReturn',
  'ConfirmObstacle',
  'ResolveObstacle',
  'ConfirmDeliverable',
  'ReturnDeliverable',
] as const;
/** What settles a unit's request or its work. */
const DECISIONS: ReadonlySet<string> = new Set([
  'ReturnGranted',
  'ReturnRefused',
  'ObstacleConfirmed',
  'DeliverableConfirmed',
  'DeliverableReturned',
]);

const move = record<Move>({
  person: constantFrom(...people),
  role: constantFrom<Role[]>('unitHead', 'officer', 'coordinator', 'fieldLeader', 'leader', 'admin', 'inspector'),
  unit: constantFrom(finance, finance, office, office, health, null),
  kind: constantFrom(...asks, ...answers),
});
const standing = record<Standing>({
  posts: array(constantFrom(...people), { maxLength: 2 }),
  acting: array(constantFrom(...people), { maxLength: 1 }),
});

function commandOf({ kind }: Move, by: Actor): AssignmentCommand {
  const asking = { id, at: monday, by };
  const all: Readonly<Record<(typeof asks)[number] | (typeof answers)[number], object>> = {
    RequestReturn: { reason: 'unclear', words },
    RaiseObstacle: { cause: 'other', authority: 'Bộ Tài chính', words },
    SubmitDeliverable: { evidence: { kind: 'note', words }, words: null },
    ReportProgress: { words, nextStep: null, percent: null },
    GrantReturn: { words: null },
    RefuseReturn: { reason: words },
    ConfirmObstacle: { words: null },
    ResolveObstacle: { words },
    ConfirmDeliverable: {},
    ReturnDeliverable: { reason: words },
  };
  return { type: kind, ...asking, ...all[kind as keyof typeof all] } as AssignmentCommand;
}

type Decide = typeof decideAssignment;

function grantsOf({ acting }: Standing, person: string): GrantsState {
  const span = { from: monday, until: due, delegation: null, restricted: false };
  const grant: Grant = { id, role: 'unitHead', unit: finance, ...span };
  return acting.includes(person) ? { status: 'known', person, grants: [grant] } : { status: 'none' };
}

function leadUnit({ posts }: Standing): UnitState {
  const held = posts.map((person) => ({ post: 'officer' as const, person, acting: false }));
  return theFinanceUnit.status === 'active' ? { ...theFinanceUnit, posts: held } : theFinanceUnit;
}

const REQUESTS: ReadonlySet<string> = new Set(['ReturnRequested', 'ObstacleRaised', 'DeliverableSubmitted']);

function mayBring(
  { person, role, unit }: Move,
  { type }: AssignmentEvent,
  place: Standing,
  asker: string | null,
): boolean {
  if (role === 'admin' || role === 'inspector') return false;
  if (!DECISIONS.has(type)) return true;
  const isOfUnit = unit === finance || place.posts.includes(person) || place.acting.includes(person);
  return !isOfUnit && person !== asker;
}

/** Plays the moves; true while no decision was made by somebody it concerns, or by an administrator or a watcher. */
function holds(decide: Decide, place: Standing, moves: readonly Move[]): boolean {
  let state: AssignmentState = evolveAssignment(noAssignment, { ...opened, occurredAt: monday });
  let lastAsker: string | null = null;
  for (const each of moves) {
    const by: Actor = { person: each.person, role: each.role, unit: each.unit };
    const known: AssignmentPremises = { ...premises, unit: leadUnit(place), asker: grantsOf(place, each.person) };
    const decision = decide(commandOf(each, by), state, known);
    if (isRefused(decision)) continue;
    for (const event of decision as readonly AssignmentEvent[]) {
      if (!mayBring(each, event, place, lastAsker)) return false;
      if (REQUESTS.has(event.type)) lastAsker = each.person;
      state = evolveAssignment(state, { ...event, occurredAt: monday, actor: each.person });
    }
  }
  return true;
}

const law = (decide: Decide) =>
  property(standing, array(move, { minLength: 4, maxLength: 14 }), (place, moves) => holds(decide, place, moves));

describe(`who decides about whose work (seed ${seed})`, () => {
  it('is never whom it concerns', () => {
    assert(law(decideAssignment), { seed, numRuns: 6_000 });
  });

  const mutants: Readonly<Record<string, Decide>> = {
    'forgets who asked': (command, state, known) => decideAssignment(command, forgetful(state), known),
    'looks at the role alone, not at the posts of the lead unit': (command, state, known) =>
      decideAssignment(command, state, { ...known, unit: leadUnit({ posts: [], acting: [] }) }),
    'takes no notice of whoever acts for the head': (command, state, known) =>
      decideAssignment(command, state, { ...known, asker: { status: 'none' } }),
  };
  it.each(Object.entries(mutants))('a decision that %s is found', (_, mutant) => {
    expect(() => assert(law(mutant), { seed, numRuns: 20_000 })).toThrow('Property failed');
  });

  it('may be anybody else', () => {
    const reached = property(standing, array(move, { minLength: 4, maxLength: 14 }), (place, moves) => {
      const decided: string[] = [];
      holds(
        (command, state, known) => {
          const decision = decideAssignment(command, state, known);
          if (!isRefused(decision)) decided.push(...decision.map(({ type }) => type));
          return decision;
        },
        place,
        moves,
      );
      return !decided.includes('DeliverableConfirmed');
    });
    expect(() => assert(reached, { seed, numRuns: 20_000 })).toThrow('Property failed');
  });
});

function forgetful(state: AssignmentState): AssignmentState {
  if (state.status === 'blocked') return { ...state, obstacle: { ...state.obstacle, askedBy: undefined } };
  if (state.status === 'submitted' || state.status === 'return-requested') return { ...state, askedBy: undefined };
  return state;
}
