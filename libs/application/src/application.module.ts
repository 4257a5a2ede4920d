import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventStore } from '#event-store';
import { CommandExecutor, type ExecutorOptions } from './command.executor.js';
import { handlers } from './handlers/handlers.js';

export interface ApplicationOptions extends ExecutorOptions {
  readonly store: EventStore;
}

/**
 * The write side for Nest: the command bus with one handler an aggregate, and the executor itself for blocks of commands. Nest's
 * event bus, sagas and aggregate roots are not used: events travel through the log.
 */
@Module({})
export class ApplicationModule {
  static register({ store, ...options }: ApplicationOptions): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: CommandExecutor, useFactory: () => new CommandExecutor(store, options) },
        ...Object.values(handlers),
      ],
      exports: [CommandExecutor, CqrsModule],
    };
  }
}
