import { Entity } from 'typeorm';
import { Integer, Text, TextKey } from './columns.js';
import { foldBatch, HandlerFailed } from './fold.js';
import { History, id } from './history.examples.js';
import { MemoryTables } from './memory-tables.examples.js';
import type { Table } from './table.js';
import { add, amend, change, defineProjection, drop, type Projection, put } from './projection.js';

@Entity({ schema: 'shelves_v1', name: 'book' })
class Book {
  @TextKey() id: string;
  @Text() shelf: string;
}

@Entity({ schema: 'shelves_v1', name: 'shelf' })
class Shelf {
  @TextKey() name: string;
  @Text() last: string;
}

@Entity({ schema: 'shelves_v1', name: 'count' })
class Count {
  @TextKey() shelf: string;
  @Integer() books: number;
  @Integer() moves: number;
}

/** A unit stands for a book; its name is its shelf. Renaming moves it; a vacated post throws it away. */
const shelves: Projection = defineProjection({
  name: 'shelves',
  version: 1,
  tables: [Book, Shelf, Count],
  ddl: '',
  on: {
    UnitRegistered: ({ stream, data: { name } }) => [
      change(Book, { id: stream }, (_, emit) => {
        emit(change(Shelf, { name }, () => ({ name, last: stream })));
        emit(add(Count, { shelf: name }, { books: 1 }));
        return { id: stream, shelf: name };
      }),
    ],
    UnitRenamed: ({ stream, data: { name } }) => [
      amend(Book, { id: stream }, (book, emit) => {
        emit(
          amend(Shelf, { name: book.shelf }, (shelf, emitNext) => {
            if (shelf.last === stream) emitNext(add(Count, { shelf: book.shelf }, { books: -1, moves: 1 }));
            return shelf;
          }),
        );
        return { ...book, shelf: name };
      }),
    ],
    PostVacated: ({ stream }) => [change(Book, { id: stream }, () => undefined)],
    PostFilled: () => {
      throw new Error('no such thing');
    },
  },
});

const named = { code: '', nameEn: null, kind: 'department', parent: null, field: null } as const;

describe('a pass over a batch', () => {
  it('names the rows that it lacks, those of a chain as far as it can see', () => {
    const history = new History();
    history.record(id('unit', 1), 'UnitRegistered', { ...named, name: 'A' });
    const first = foldBatch(shelves, history.events, new Map());
    expect(first).toEqual({ complete: false, missing: new Map([[Book, [{ id: id('unit', 1) }]]]) });
    const known = new Map([[Book, new Map([[id('unit', 1), undefined]])]]);
    expect(foldBatch(shelves, history.events, known)).toEqual({
      complete: false,
      missing: new Map([[Shelf, [{ name: 'A' }]]]),
    });
  });

  it('lets each event see what the whole chain of the event before it did', () => {
    const history = new History();
    history.record(id('unit', 1), 'UnitRegistered', { ...named, name: 'A' });
    history.record(id('unit', 2), 'UnitRegistered', { ...named, name: 'A' });
    history.record(id('unit', 1), 'UnitRenamed', { name: 'B', nameEn: null, document: null });
    history.record(id('unit', 2), 'UnitRenamed', { name: 'B', nameEn: null, document: null });
    const tables = new MemoryTables(shelves);
    tables.apply(history.events);
    // Only the second book was the last of its shelf when it was moved.
    expect(tables.list(Count)).toEqual([{ shelf: 'A', books: 1, moves: 1 }]);
  });

  it('writes nothing for a row that came and went within the batch, and deletes one that was there', () => {
    const history = new History();
    history.record(id('unit', 1), 'UnitRegistered', { ...named, name: 'A' });
    history.record(id('unit', 1), 'PostVacated', { post: 'officer', person: '' });
    const tables = new MemoryTables(shelves);
    tables.apply(history.events);
    expect(tables.list(Book)).toEqual([]);
    const stays = new MemoryTables(shelves);
    stays.apply(history.events.slice(0, 1));
    expect(stays.list(Book)).toHaveLength(1);
    stays.apply(history.events.slice(1));
    expect(stays.list(Book)).toEqual([]);
  });

  it('writes what is put without having read it, and lets a later event of the batch see it', () => {
    const history = new History();
    history.record(id('unit', 1), 'UnitRegistered', { ...named, name: 'A' });
    history.record(id('unit', 1), 'UnitRenamed', { name: 'B', nameEn: null, document: null });
    const putting = defineProjection({
      ...shelves,
      on: {
        UnitRegistered: ({ stream, data: { name } }) => [put(Book, { id: stream, shelf: name })],
        UnitRenamed: ({ stream }) => [
          amend(Book, { id: stream }, (book) => ({ ...book, shelf: `${book.shelf}, moved` })),
        ],
      },
    });
    expect(foldBatch(putting, history.events, new Map())).toMatchObject({
      complete: true,
      writes: [{ table: Book, upserts: [{ id: id('unit', 1), shelf: 'A, moved' }], deletes: [] }],
    });
  });

  it('deletes what is dropped without having read it, unless a later event of the batch puts it back', () => {
    const history = new History();
    history.record(id('unit', 1), 'PostVacated', { post: 'officer', person: '' });
    history.record(id('unit', 2), 'PostVacated', { post: 'officer', person: '' });
    history.record(id('unit', 2), 'UnitRenamed', { name: 'B', nameEn: null, document: null });
    const dropping = defineProjection({
      ...shelves,
      on: {
        PostVacated: ({ stream }) => [drop(Book, { id: stream })],
        UnitRenamed: ({ stream, data: { name } }) => [put(Book, { id: stream, shelf: name })],
      },
    });
    expect(foldBatch(dropping, history.events, new Map())).toMatchObject({
      complete: true,
      writes: [{ table: Book, upserts: [{ id: id('unit', 2), shelf: 'B' }], deletes: [{ id: id('unit', 1) }] }],
    });
  });

  it('passes over events that nobody asked for', () => {
    const history = new History();
    history.record(id('task', 1), 'TaskVoided', { reason: '' });
    expect(foldBatch(shelves, history.events, new Map())).toEqual({ complete: true, writes: [] });
  });

  it('judges a failing handler only when it has all the rows, and then names the event', () => {
    const history = new History();
    history.record(id('unit', 1), 'UnitRegistered', { ...named, name: 'A' });
    history.record(id('unit', 1), 'PostFilled', { post: 'officer', person: '', acting: false });
    expect(foldBatch(shelves, history.events, new Map()).complete).toBe(false);
    const known = new Map<Table, Map<string, undefined>>([
      [Book, new Map([[id('unit', 1), undefined]])],
      [Shelf, new Map([['A', undefined]])],
    ]);
    const fold = (): unknown => foldBatch(shelves, history.events, known);
    expect(fold).toThrow(HandlerFailed);
    expect(fold).toThrow('PostFilled at position 2: no such thing');
  });
});

describe('defining a projection', () => {
  it('refuses a name that is no identifier', () => {
    expect(() => defineProjection({ ...shelves, name: 'a; drop schema' })).toThrow('not a plain identifier');
  });
});
