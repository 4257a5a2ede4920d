import type { Demo, DemoClock, DemoDoor, DemoMailbox, UnitRef } from '#contracts';
import { addDays, type Actor, instantAt, localDay, localTime } from '#domain';
import type { OffsetClock } from '#platform';
import type { Demonstration, OpenedDoor } from '../../../api/src/app.js';
import type { Register } from '../composition/register.js';
import { directiveId, unitId } from './demo-ids.js';
import { COORDINATOR, headOf, LEADER, officerOf } from './demo-script.js';
import type { MailboxArchive } from './mailbox.archive.js';
import { demoUnits, OWNER } from './units.data.js';

/** The unit whose head and officer stand behind two of the doors: it has work done, due and late. */
const UNIT = 'SCT';
const TOKEN_DAYS = 30;
const DAY_MS = 86_400_000;

interface Door {
  readonly actor: Actor;
  readonly unit: string;
}

const doors: Readonly<Record<DemoDoor['code'], Door>> = {
  leader: { actor: LEADER, unit: OWNER },
  coordinator: { actor: COORDINATOR, unit: OWNER },
  unitHead: { actor: headOf(UNIT), unit: UNIT },
  officer: { actor: officerOf(UNIT), unit: UNIT },
};

export interface DemonstrationParts {
  readonly register: Register;
  readonly clock: OffsetClock;
  readonly mailbox: MailboxArchive;
  /** Fires every timer and delivers every digest up to the instant, moving the clock along. */
  readonly advanceTo: (instant: string) => Promise<{ stepsFired: number; digestsSent: number; becameOverdue: number }>;
  /** Told when the clock was moved, so that the next start finds it there. */
  readonly onMoved: () => void;
}

export class DoorsAndClock implements Demonstration {
  private moving: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: DemonstrationParts) {}

  async describe(): Promise<Demo> {
    const { register, clock } = this.parts;
    const people = await register.people.findAll(Object.values(doors).map(({ actor }) => actor.person));
    return {
      now: clock.now(),
      offsetSeconds: Math.round(clock.offset / 1000),
      directive: directiveId,
      doors: (Object.keys(doors) as DemoDoor['code'][]).map((code) => {
        const { actor, unit } = doors[code];
        return { code, role: actor.role, name: people.get(actor.person)?.name ?? '', unit: unitRef(unit) };
      }),
    };
  }

  async open(door: DemoDoor['code']): Promise<OpenedDoor> {
    const { register, clock } = this.parts;
    const { person, role, unit } = doors[door].actor;
    const at = clock.now();
    const expiresAt = new Date(Date.parse(at) + TOKEN_DAYS * DAY_MS).toISOString();
    const { token } = await register.tokens.mint({ person, role, unit, at, expiresAt });
    return { token, person, role, unit };
  }

  /** One move at a time: a second click waits for the first. */
  moveClock(days: 1 | 7): Promise<DemoClock> {
    const move = this.moving.then(() => this.move(days));
    this.moving = move.catch(() => undefined);
    return move;
  }

  mailbox({ limit, cursor }: { readonly limit: number; readonly cursor: string | undefined }): Promise<DemoMailbox> {
    return Promise.resolve(this.parts.mailbox.page(limit, cursor));
  }

  private async move(days: number): Promise<DemoClock> {
    const { register, clock } = this.parts;
    const now = clock.now();
    const target = instantAt(addDays(localDay(now), days), localTime(now));
    const moved = await this.parts.advanceTo(target);
    this.parts.onMoved();
    const { stepsFired, digestsSent, becameOverdue } = moved;
    return {
      now: clock.now(),
      position: await register.store.lastPosition(),
      moved: { days, stepsFired, digestsSent, becameOverdue },
    };
  }
}

function unitRef(code: string): UnitRef | null {
  const unit = demoUnits.find((candidate) => candidate.code === code);
  return unit === undefined ? null : { id: unitId(code), code, name: unit.name };
}
