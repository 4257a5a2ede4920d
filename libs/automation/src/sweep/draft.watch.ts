/**
 * Reminds of drafts that lie. Nothing is planned ahead: policy and calendar in force give the instant since which a draft must lie to
 * be reminded of now, and the forms' table is asked by it. A new calendar therefore moves no row. A reminder has one id under its rules
 * and the decision counts the reminders, so whoever asks twice reminds once.
 */
import { draftReminderAt, lyingSince, SYSTEM, type Policy, type WorkingCalendar } from '#domain';
import { type Clock, uuidV5 } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import type { CommandExecutor, IdentifiedCommand } from '../command-executor.port.js';
import type { PolicyBook } from '../policy.book.js';
import type { Projections } from '../projections.port.js';
import type { Report } from '../report.port.js';
import type { LyingForm, LyingForms } from './lying-forms.port.js';

export interface DraftWatchPorts {
  readonly forms: LyingForms;
  readonly calendar: CalendarBook;
  readonly policy: PolicyBook;
  readonly commands: CommandExecutor;
  readonly projections: Projections;
  readonly clock: Clock;
  readonly report: Report;
}

interface Rules {
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

const BLOCK = 500;
/** Later than any draft. */
const EVER = '9999-12-31T00:00:00.000Z';

export class DraftWatch {
  constructor(private readonly ports: DraftWatchPorts) {}

  /** Reminds of every draft that has lain long enough now; gives how many commands were recorded. */
  async run(): Promise<number> {
    const rules = await this.rules();
    const now = this.ports.clock.now();
    const since = rules === null ? null : lyingSince(now, rules.policy, rules.calendar);
    if (rules === null || since === null) return 0;
    let [fired, position] = [0, 0];
    for (let after: LyingForm | null = null; ;) {
      const found: readonly LyingForm[] = await this.ports.forms.lying({
        since,
        atMost: atMostOf(rules),
        after,
        limit: BLOCK,
      });
      for (const outcome of await this.remind(found, rules, now)) {
        fired += outcome > 0 ? 1 : 0;
        position = Math.max(position, outcome);
      }
      after = found.at(-1) ?? null;
      if (found.length < BLOCK) break;
    }
    if (position > 0) await this.ports.projections.reach(position);
    return fired;
  }

  /** When the draft that lies longest is to be reminded of; null when none lies, or the policy lets them. */
  async nextAt(): Promise<string | null> {
    const rules = await this.rules();
    if (rules === null || rules.policy.drafts === undefined) return null;
    const [longest] = await this.ports.forms.lying({ since: EVER, atMost: atMostOf(rules), after: null, limit: 1 });
    return longest === undefined ? null : draftReminderAt(longest, rules.policy, rules.calendar);
  }

  private async rules(): Promise<Rules | null> {
    const [policy, calendar] = [await this.ports.policy.inForce(), await this.ports.calendar.inForce()];
    return policy === null || calendar === null ? null : { policy, calendar };
  }

  /** The position of each reminder; 0 where the decision answered nothing, or could not be made. */
  private async remind(forms: readonly LyingForm[], rules: Rules, at: string): Promise<readonly number[]> {
    const commands = forms.map((lying) => commandFor(lying, rules, at));
    const outcomes = commands.length === 0 ? [] : await this.ports.commands.executeMany(commands);
    return outcomes.map((outcome, index) => {
      if (outcome.kind === 'done') return outcome.position;
      const why = outcome.kind === 'refused' ? outcome.code : String(outcome.error);
      this.ports.report.warn('a draft that lies cannot be reminded of', { form: forms[index]?.form, why });
      return 0;
    });
  }
}

function commandFor({ form, since, reminders }: LyingForm, { policy, calendar }: Rules, at: string): IdentifiedCommand {
  const reminder = reminders + 1;
  return {
    commandId: uuidV5(`remind form ${form} ${reminder} since ${since} rules ${policy.version} ${calendar.version}`),
    command: { type: 'RemindForm', id: form, at, by: SYSTEM, reminder },
  };
}

function atMostOf({ policy }: Rules): number {
  return policy.drafts?.atMost ?? 0;
}
