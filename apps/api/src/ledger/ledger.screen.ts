import { Injectable } from '@nestjs/common';
import type { LedgerLine, LedgerPage } from '#contracts';
import { type LedgerEntryRow, LedgerQuery, type LedgerRequest } from '#read-models';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';

/** Who was told what, who was not, and why: the same lines as `dondoc ledger` prints. */
@Injectable()
export class LedgerScreen {
  constructor(
    private readonly reading: Reading,
    private readonly references: References,
    private readonly ledger: LedgerQuery,
  ) {}

  async page(viewer: Viewer, request: LedgerRequest): Promise<LedgerPage> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const { items, next } = await this.ledger.entries({ ...request, within });
    return { ...at, items: await this.lines(items), ...(next === undefined ? {} : { next }) };
  }

  private async lines(rows: readonly LedgerEntryRow[]): Promise<LedgerLine[]> {
    const [unit, person] = await Promise.all([
      this.references.unitNames(rows.flatMap((row) => row.unit ?? [])),
      this.references.personNames(rows.flatMap(({ persons }) => persons)),
    ]);
    return rows.map(({ item: _item, ...row }) => ({
      ...row,
      persons: row.persons.map(person),
      unit: row.unit === null ? null : unit(row.unit),
    }));
  }
}
