/** What an import needs around it: the log, whoever executes, the tables that it compares with, and who asks. */
import type { Actor } from '#domain';
import type { EventStore } from '#event-store';
import type { CommandExecutor } from '../command.executor.js';
import type { ImportableUnit } from './annex.directory.js';

/** A task of a directive, as the register's table has it. */
export interface RegisteredTask {
  readonly id: string;
  readonly ordinal: string;
  readonly work: string;
  readonly status: 'draft' | 'issued' | 'voided';
  /** The file that it came from; null for one that was written by hand. */
  readonly file: string | null;
}

/** Whose directives are there for the one who asks. */
export interface DirectiveOwners {
  /** Null: all units. */
  readonly units: readonly string[] | null;
  /** Among them, those whose restricted directives are there; null: all units. */
  readonly restricted: readonly string[] | null;
}

/** The register's tables, as an import asks for them. */
export interface ImportTables {
  /** Every registered unit, as the log has it now. */
  units(): Promise<readonly ImportableUnit[]>;
  /** The id of a directive by its number and symbol, of one of the owners; null when the table, as far as it has come, has none. */
  directiveNumbered(number: string, owners?: DirectiveOwners): Promise<string | null>;
  /** How far the table of tasks has come, and the directive's tasks in it. */
  tasksSoFar(
    directive: string,
  ): Promise<{ readonly position: number; readonly tasks: readonly Pick<RegisteredTask, 'id' | 'status'>[] }>;
  /** The directive's tasks as the log has them now, in the order of the annex. */
  tasksNow(directive: string): Promise<readonly RegisteredTask[]>;
}

export interface ImportRegister {
  readonly store: EventStore;
  readonly executor: CommandExecutor;
  readonly tables: ImportTables;
  /** Absent: whoever asks knows every directive. */
  readonly owners?: DirectiveOwners;
}

/** How far recording has come. */
export interface ImportProgress {
  readonly stage: 'drafts' | 'issues' | 'corrections' | 'units' | 'people' | 'voids';
  readonly done: number;
  readonly of: number;
}

export interface ImportDesk {
  /** Null for a dry run where there is no register. */
  readonly register: ImportRegister | null;
  readonly at: string;
  readonly by: Actor;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Aborted: recording ends after the block that is under way, with `ImportInterrupted`. */
  readonly signal?: AbortSignal;
}
