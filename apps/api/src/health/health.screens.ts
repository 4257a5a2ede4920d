import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { ProjectionProgress } from '#read-models';
import { DATA_SOURCE, EVENT_STORE, READINESS, type ReadinessCheck } from '../api.options.js';
import type { Health, HealthCheck } from '../openapi/support.schemas.js';

const checkMs = 2_000;
/** Events that the tables may be behind before requests should go elsewhere. */
const lagAtMost = 10_000;

/** Whether requests can be served now: the database answers, the log reads, the tables keep up, and what else was named. */
@Injectable()
export class HealthScreens {
  private stopping = false;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly progress: ProjectionProgress,
    @Inject(READINESS) private readonly others: readonly ReadinessCheck[],
  ) {}

  /** From now on not ready: load balancers look elsewhere. */
  stop(): void {
    this.stopping = true;
  }

  live(): Health {
    return { status: 'ok', checks: [{ name: 'process', ok: true }] };
  }

  async ready(): Promise<Health> {
    const checks = await Promise.all([
      attempt('database', async () => void (await this.source.query('select 1'))),
      attempt('log', async () => `position ${await this.store.lastPosition()}`),
      attempt('projections', () => this.projections()),
      ...this.others.map((other) => attempt(other.name, () => settled(other))),
    ]);
    if (this.stopping) checks.push({ name: 'process', ok: false, detail: 'stopping' });
    return { status: checks.every((check) => check.ok) ? 'ok' : 'not-ready', checks };
  }

  private async projections(): Promise<string> {
    const last = await this.store.lastPosition();
    const health = await this.progress.health();
    const stopped = health.filter((each) => each.status === 'stopped').map((each) => each.name);
    if (stopped.length > 0) throw new Error(`stopped: ${stopped.join(', ')}`);
    const lag = Math.max(0, ...health.map((each) => last - each.position));
    if (lag > lagAtMost) throw new Error(`${lag} events behind`);
    return `${lag} events behind`;
  }
}

async function settled({ check }: ReadinessCheck): Promise<string | undefined> {
  const { ok, detail } = await check();
  if (!ok) throw new Error(detail ?? 'not ready');
  return detail;
}

async function attempt(name: string, check: () => Promise<string | void>): Promise<HealthCheck> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${checkMs} ms`)), checkMs);
  });
  try {
    const detail = await Promise.race([check(), late]);
    return typeof detail === 'string' ? { name, ok: true, detail } : { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
