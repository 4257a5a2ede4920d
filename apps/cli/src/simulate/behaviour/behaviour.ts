import type { AskedCommand } from '#domain';
import type { RecordedEvent } from '#event-store';

type Unsaid<Command> = Command extends unknown ? Omit<Command, 'at'> : never;

/** What somebody will ask for, and when. */
export interface PlannedAct {
  /** After the event that it answers. */
  readonly at: string;
  readonly command: Unsaid<AskedCommand>;
}

/** How people answer what the log tells them: with acts still to come. The same event always gets the same answer. */
export interface Behaviour {
  answer(event: RecordedEvent): readonly PlannedAct[];
}
