/**
 * The API of the bench `command`, a process of its own: the real edge over a durable log, and beside its commands one route that
 * goes through the same guards, checks the same body, answers the same shape and does nothing. Told the database by its
 * argument; tells the parent where it listens.
 */
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandExecutor, isExecuted, holdRole } from '#application';
import type { CommandAnswer } from '#contracts';
import { type AskedCommand, CALENDAR_STREAM, DEFAULT_POLICY, POLICY_STREAM, VIETNAM_CALENDAR } from '#domain';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  migrate,
  peopleEntities,
  peopleMigrations,
  SystemClock,
  TokenStore,
  uuidV5,
} from '#platform';
import { readModelEntities } from '#read-models';
import { Access, roles } from '../../apps/api/src/access/access.decorator.js';
import { createApiApp } from '../../apps/api/src/app.js';
import { ReportProgressBody } from '../../apps/api/src/assignments/assignment.bodies.js';
import { IdParam } from '../../apps/api/src/fields/id.param.js';
import { Versioned } from '../../apps/api/src/http/position.interceptor.js';
import { AskedWith, type Asking } from '../../apps/api/src/http/request.context.js';
import { Answers } from '../../apps/api/src/openapi/answers.decorator.js';

/** What the parent is told. */
export interface CommandServerReady {
  readonly port: number;
  readonly token: string;
  readonly assignments: readonly string[];
}

@Controller('bench/assignments/:id')
class NothingController {
  @Post('report-progress')
  @Access(roles('unitHead', 'officer'))
  @Versioned((answer: CommandAnswer) => answer.version)
  @Answers('CommandAnswer', { vi: 'Không làm gì', en: 'Does nothing' })
  nothing(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: ReportProgressBody): CommandAnswer {
    return { id, position: body.words.length, version: 1, repeated: asking.expectedVersion === -1 };
  }
}

const [url = '', wanted = '256'] = process.argv.slice(2);
const clock = new SystemClock();
const admin = { person: uuidV5('admin'), role: 'admin', unit: null } as const;
const clerk = { person: uuidV5('clerk'), role: 'coordinator', unit: null } as const;
const unit = uuidV5('unit');

await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
const store = new PostgresEventStore({ url, clock });
const source = createDataSource(
  { url, applicationName: 'bench-api' },
  { entities: [...peopleEntities, ...readModelEntities] },
);
await source.initialize();
const pool = createPool({ url, applicationName: 'bench-pool' });
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const api = await createApiApp({ source, pool, store, clock, log: quiet, controllers: [NothingController] });
const address = await api.listen({ host: '127.0.0.1', port: 0 });
const assignments = await openAssignments(Number(wanted));
const holder = {
  person: uuidV5('head'),
  role: 'unitHead',
  unit,
  at: clock.now(),
  expiresAt: '2999-01-01T00:00:00.000Z',
};
const claim = { person: holder.person, role: 'unitHead', unit } as const;
const refused = await holdRole(store, { claim, by: admin, at: holder.at, until: null });
if (refused !== null) throw new Error(`the role was refused: ${refused.refused}`);
const { token } = await new TokenStore(source).mint(holder);
const ready: CommandServerReady = { port: Number(new URL(address).port), token, assignments };
process.send?.(ready);

process.once('disconnect', () => {
  void (async () => {
    await api.close();
    await store.close();
    await Promise.all([pool.end(), source.destroy()]);
  })();
});

type Bare = AskedCommand extends infer Each ? (Each extends AskedCommand ? Omit<Each, 'at'> : never) : never;

/** One unit, one directive, and so many tasks issued to the unit. Gives the assignments' ids. */
async function openAssignments(count: number): Promise<string[]> {
  const executor = new CommandExecutor(store);
  const run = async (command: Bare): Promise<Readonly<Record<string, number>>> => {
    const asked = { ...command, at: clock.now() } as AskedCommand;
    const outcome = await executor.execute({
      commandId: uuidV5(JSON.stringify([asked.type, asked.id])),
      command: asked,
    });
    if (!isExecuted(outcome)) throw new Error(`${asked.type} was refused: ${outcome.refused}`);
    return outcome.streams;
  };
  const directive = uuidV5('directive');
  const owner = { code: 'VP', name: 'Văn phòng', nameEn: null, kind: 'office', parent: null, field: null } as const;
  await run({ type: 'PublishPolicy', id: POLICY_STREAM, by: admin, policy: DEFAULT_POLICY });
  await run({ type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar: VIETNAM_CALENDAR });
  await run({ type: 'RegisterUnit', id: unit, by: admin, ...owner });
  await run({
    type: 'RegisterDirective',
    id: directive,
    by: clerk,
    kind: 'plan',
    number: '1/KH',
    issuedOn: '2025-01-01',
    issuer: 'UBND',
    abstract: 'Kế hoạch',
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: unit,
  });
  const ids = Array.from({ length: count }, (_, index) => uuidV5(`task ${index}`));
  const opened = await Promise.all(
    ids.map(async (id, index) => {
      await run({
        type: 'DraftTask',
        id,
        by: clerk,
        directive,
        ordinal: String(index + 1),
        section: null,
        work: 'Hoàn thiện cơ sở dữ liệu dùng chung',
        lead: { relation: 'one', units: [unit], text: 'Văn phòng' },
        cooperating: { units: [], text: '' },
        deliverable: null,
        deadline: { text: '2099', precision: 'year', year: 2099 },
        source: null,
      });
      const streams = await run({ type: 'IssueTask', id, by: clerk, issuedOn: null });
      return Object.keys(streams).filter((stream) => stream !== id);
    }),
  );
  return opened.flat();
}
