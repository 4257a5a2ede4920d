import 'reflect-metadata';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { DondocCommand } from '#domain';
import { aggregateOf, aggregates } from './aggregates.js';
import { ApplicationModule } from './application.module.js';
import type { Aggregate } from './aggregate.js';
import { emptyLog, issued, one } from './executor.kit-spec.js';
import { busRequest } from './handlers/requests.js';
import { asked, coordinator, foundation, idOf, monday, report } from './world.examples.js';

describe('the table of aggregates', () => {
  const rows = Object.entries<Aggregate>(aggregates);

  it('names each command once, under its own noun', () => {
    const commands = rows.flatMap(([, { commands }]) => commands);
    expect(new Set(commands).size).toBe(commands.length);
    expect(rows.every(([noun, aggregate]) => aggregate.noun === noun)).toBe(true);
  });

  it('knows nothing else', () => {
    const unknown = { type: 'DismissHead' } as unknown as DondocCommand;
    expect(() => aggregateOf(unknown)).toThrow('no aggregate decides DismissHead');
  });
});

describe('the application in Nest', () => {
  it('has a handler on the command bus for every noun', async () => {
    const store = emptyLog();
    const module = await Test.createTestingModule({ imports: [ApplicationModule.register({ store })] }).compile();
    await module.init();
    const bus = module.get(CommandBus);
    const nowhere = idOf('nowhere');
    const commands = [
      ...foundation,
      ...issued,
      report(one, 'Đang làm'),
      { type: 'DropForm' as const, id: nowhere, at: monday, by: coordinator, reason: 'Không cần' },
      { type: 'AcknowledgeNotice' as const, id: nowhere, at: monday, by: coordinator },
      { type: 'EndGrant' as const, id: nowhere, at: monday, by: coordinator, grant: nowhere, reason: 'Hết hạn' },
    ];
    const nouns = new Set(commands.map((command) => aggregateOf(command).noun));
    expect([...nouns].sort()).toEqual(Object.keys(aggregates).sort());
    const refused: string[] = [];
    for (const command of commands) {
      const outcome = await bus.execute(busRequest(asked(command, JSON.stringify(command))));
      if ('refused' in outcome) refused.push(outcome.refused);
    }
    expect(refused).toEqual(['form-not-found', 'notice-not-found', 'grant-not-found']);
    expect((await store.readStream(one)).map(({ type }) => type)).toEqual(['AssignmentOpened', 'ProgressReported']);
    await module.close();
  });
});
