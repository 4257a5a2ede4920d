import type { Post } from '#domain';
import { type DataSource, In, IsNull } from 'typeorm';
import { unitSubtreeSql } from './unit-subtree.sql.js';
import { unitSubtreesSql } from './unit-subtrees.sql.js';
import { PostRow, UnitRow } from './units.entity.js';

/** The unit tree and its posts, as the log says now. */
export class UnitsQuery {
  constructor(private readonly source: DataSource) {}

  /** By code, at most `limit`. */
  all(limit = 5_000): Promise<UnitRow[]> {
    return this.units().find({ order: { code: 'asc', id: 'asc' }, take: limit });
  }

  find(id: string): Promise<UnitRow | null> {
    return this.units().findOneBy({ id });
  }

  /** The units among the ids that exist, by id. */
  async byIds(ids: readonly string[]): Promise<Map<string, UnitRow>> {
    const rows = ids.length === 0 ? [] : await this.units().findBy({ id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  async byCodes(codes: readonly string[]): Promise<Map<string, UnitRow>> {
    const rows = codes.length === 0 ? [] : await this.units().findBy({ code: In([...new Set(codes)]) });
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Direct children by code; of null: the roots. */
  children(parent: string | null): Promise<UnitRow[]> {
    return this.units().find({ where: { parent: parent ?? IsNull() }, order: { code: 'asc', id: 'asc' } });
  }

  /** Ids of the unit and of all below it; empty when there is no such unit. */
  async subtree(unit: string): Promise<string[]> {
    const rows: { id: string }[] = await this.source.query(unitSubtreeSql, [unit]);
    return rows.map((row) => row.id);
  }

  /** Ids of each of the units and of all below it, by unit; one that does not exist is missing. */
  async subtrees(units: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: { root: string; ids: readonly string[] }[] = await this.source.query(unitSubtreesSql, [units]);
    return new Map(rows.map(({ root, ids }) => [root, ids]));
  }

  /** Who holds one of the posts in one of the units; those appointed before those acting, then longest first. */
  postHolders(units: readonly string[], posts: readonly Post[]): Promise<PostRow[]> {
    if (units.length === 0 || posts.length === 0) return Promise.resolve([]);
    return this.source.getRepository(PostRow).find({
      where: { unit: In([...units]), post: In([...posts]) },
      order: { unit: 'asc', post: 'asc', acting: 'asc', since: 'asc', person: 'asc' },
    });
  }

  /** Everybody who has a post in one of the units. */
  async peopleIn(units: readonly string[]): Promise<string[]> {
    const rows = await this.source
      .createQueryBuilder(PostRow, 'post')
      .select('distinct post.person', 'person')
      .where('post.unit = any(:units::uuid[])', { units })
      .getRawMany<{ person: string }>();
    return rows.map(({ person }) => person);
  }

  /** The posts that a person holds. */
  postsOf(person: string): Promise<PostRow[]> {
    return this.source.getRepository(PostRow).find({ where: { person }, order: { unit: 'asc', post: 'asc' } });
  }

  private units() {
    return this.source.getRepository(UnitRow);
  }
}
