import type { Pool } from 'pg';
import { CommandExecutor } from '#application';
import { type BounceResult, recordBounce } from '#automation';
import type { EventStore } from '#event-store';
import type { Clock, PeopleDirectory } from '#platform';
import { AdvisoryNoticeLock } from '../joining/advisory.lock.js';
import { ApplicationCommands } from '../joining/application.commands.js';
import { PeopleAddresses } from '../joining/people.addresses.js';
import { type NoReport, readDeliveryReport } from './delivery-report.js';

export interface BounceIntakeParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly people: PeopleDirectory;
}

/** What came of a message that somebody took for a bounce. */
export interface BounceAnswer {
  readonly outcome: BounceResult | NoReport;
  /** Null when it is about no notice. */
  readonly notice: string | null;
}

/** Takes one bounce as it came, from the shell or over HTTP. Taking it twice changes nothing. */
export async function takeBounce(parts: BounceIntakeParts, raw: string | Uint8Array): Promise<BounceAnswer> {
  const report = await readDeliveryReport(raw);
  if (typeof report === 'string') return { outcome: report, notice: null };
  const ports = {
    store: parts.store,
    clock: parts.clock,
    commands: new ApplicationCommands(new CommandExecutor(parts.store)),
    addresses: new PeopleAddresses(parts.people),
    lock: new AdvisoryNoticeLock(parts.pool),
  };
  return { outcome: await recordBounce(ports, report), notice: report.notice };
}
