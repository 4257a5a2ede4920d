import { evolvePolicy, noPolicy, POLICY_STREAM, type Policy, type PolicyState } from '#domain';
import type { EventStore } from '#event-store';
import { foldStream } from './fold-stream.js';

/** The policy in force, read from the log; only what was published since the last look is read again. */
export class PolicyBook {
  private state: PolicyState = noPolicy;
  private version = 0;

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** Null while none is published. */
  async inForce(): Promise<Policy | null> {
    const newer = await this.store.readStream(POLICY_STREAM, this.version);
    this.state = foldStream(evolvePolicy, this.state, newer);
    this.version = newer.at(-1)?.version ?? this.version;
    return this.state.status === 'published' ? this.state.policy : null;
  }
}
