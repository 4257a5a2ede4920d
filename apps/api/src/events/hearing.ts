import { Inject, Injectable } from '@nestjs/common';
import type { EventType } from '#domain';
import type { Clock } from '#platform';
import { Admission } from '../access/admission.js';
import { type Concerned, isSeen } from '../access/concern.reader.js';
import { policyOf } from '../access/policies.js';
import { Scopes } from '../access/scopes.js';
import { CLOCK } from '../api.options.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import type { EventStreamOptions } from './event.stream.js';
import type { Kept } from './log.tail.js';

/** Whether an event that concerns somebody is told. */
type Hearing = (concern: Concerned | undefined) => boolean;

/** What the one who listens hears of the log: what the lists would show of it, and the rules, which are everybody's. */
@Injectable()
export class Hearings {
  constructor(
    private readonly admission: Admission,
    private readonly scopes: Scopes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The listener's admission and scope are looked at again at every heartbeat, whenever the log says that somebody's roles or the units
   * changed, and when the admission runs out.
   */
  listening(request: ApiRequest): Pick<EventStreamOptions, 'stillAdmitted' | 'audible'> {
    let lookAgainAt: string | null = null;
    let hearing: Hearing | undefined;
    const look = async (): Promise<boolean> => {
      const admitted = await this.admission.stillAdmits(request);
      lookAgainAt = admitted?.until ?? null;
      hearing = admitted === undefined ? undefined : await this.of(admitted.viewer);
      return admitted !== undefined;
    };
    const stillAdmitted = async (): Promise<boolean> => {
      try {
        return await look();
      } catch (error) {
        // What was known before may be over: nothing is told until somebody could look again.
        hearing = undefined;
        throw error;
      }
    };
    return {
      stillAdmitted,
      audible: async (kept) => {
        const isDue = lookAgainAt !== null && lookAgainAt <= this.clock.now();
        if (hearing === undefined || isDue || kept.some(changesWhatIsHeard)) await stillAdmitted();
        const hears = hearing;
        return hears === undefined
          ? undefined
          : kept.filter(({ concern }) => hears(concern)).map(({ signal }) => signal);
      },
    };
  }

  private async of(viewer: Viewer): Promise<Hearing> {
    const [scope, units] = await Promise.all([this.scopes.of(viewer), this.scopes.unitsOf(viewer)]);
    const looksAfterGrants = viewer.role in policyOf('list-grants').who;
    return (concern) => {
      if (concern === undefined) return false;
      if (concern.persons.includes(viewer.person)) return true;
      switch (concern.noun) {
        case 'rules':
          return true;
        case 'unit':
          return units === undefined || concern.units.some((unit) => units.has(unit));
        case 'grant':
          return looksAfterGrants && isSeen(scope, concern);
        case 'other':
          return false;
        case 'notice':
        case 'directive':
        case 'task':
        case 'assignment':
        case 'form':
          return isSeen(scope, concern);
      }
    };
  }
}

const LOOK_AGAIN: ReadonlySet<string> = new Set<EventType>([
  'GrantGiven',
  'GrantEnded',
  'PostFilled',
  'PostVacated',
  'UnitRegistered',
]);

function changesWhatIsHeard({ signal: { type } }: Kept): boolean {
  return LOOK_AGAIN.has(type);
}
