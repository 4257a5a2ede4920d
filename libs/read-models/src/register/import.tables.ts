import type { DataSource } from 'typeorm';
import type { ProjectionProgress } from '../projecting/projection.progress.js';
import { directivesOwnedWithin, type Scope } from '../access/scope.js';
import { UnitRow } from '../units/units.entity.js';
import { DirectiveRow, TaskRow } from './register.entity.js';

/** Returns when the table is where the log is now; throws what hinders. */
export type Reach = (projection: 'units' | 'register') => Promise<void>;

type TaskSoFar = Pick<TaskRow, 'id' | 'status'>;
type TaskNow = Pick<TaskRow, 'id' | 'ordinal' | 'work' | 'status'> & { readonly file: string | null };

/** What an import compares its file with: the register's units, directives and tasks. */
export class ImportTablesQuery {
  constructor(
    private readonly source: DataSource,
    private readonly progress: ProjectionProgress,
    private readonly reach: Reach,
  ) {}

  /** Every registered unit, as the log has it now; no unit has another name than these. */
  async units() {
    await this.reach('units');
    const rows = await this.source.getRepository(UnitRow).find();
    return rows.map(({ id, code, name, nameEn, kind, parent }) => {
      const aliases: readonly string[] = [];
      return { id, code, name, nameEn, kind, parent, aliases };
    });
  }

  /** The directive of a number and symbol that one of the owners follows up, as far as the table has come; of several, the first. */
  async directiveNumbered(number: string, owners?: Scope): Promise<string | null> {
    const query = this.source.createQueryBuilder(DirectiveRow, 'directive');
    query.where('upper(trim(directive.number)) = upper(trim(:number))', { number });
    if (owners !== undefined) directivesOwnedWithin(query, owners);
    return (await query.orderBy('directive.position').getOne())?.id ?? null;
  }

  /** A directive's tasks as far as the table has come, and how far that is. */
  async tasksSoFar(directive: string): Promise<{ position: number; tasks: readonly TaskSoFar[] }> {
    const position = await this.progress.position(['register']);
    const tasks = await this.tasks().find({ select: { id: true, status: true }, where: { directive } });
    return { position, tasks };
  }

  /** A directive's tasks as the log has them now, in the order of their numbers. */
  async tasksNow(directive: string): Promise<readonly TaskNow[]> {
    await this.reach('register');
    const rows = await this.tasks().find({ where: { directive }, order: { sortKey: 'asc' } });
    return rows.map(({ id, ordinal, work, status, source }) => ({
      id,
      ordinal,
      work,
      status,
      file: source?.file ?? null,
    }));
  }

  private tasks() {
    return this.source.getRepository(TaskRow);
  }
}
