import { randomUUID } from 'node:crypto';
import { type ColumnNames, cellOf, type TableRow } from '#application';
import type { Actor, AskedCommand, Post } from '#domain';
import { type PersonDetails, uuidV5 } from '#platform';
import type { KnownUnit } from './known-units.js';
import { columnsOf, readTable } from './read-table.js';

const PEOPLE_COLUMNS = {
  name: ['name', 'họ và tên', 'họ tên', 'tên'],
  email: ['email', 'thư điện tử', 'hộp thư'],
  unit: ['unit', 'unit code', 'mã đơn vị', 'đơn vị'],
  post: ['post', 'vai trò', 'role'],
  title: ['title', 'chức vụ', 'chức danh'],
} as const satisfies ColumnNames<string>;
type PeopleColumn = keyof typeof PEOPLE_COLUMNS;

const POSTS: readonly Post[] = ['unitHead', 'officer', 'coordinator', 'fieldLeader', 'leader'];

export interface PlannedPerson {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'rejected';
  readonly findings: readonly { readonly column: PeopleColumn; readonly vi: string; readonly en: string }[];
  readonly person: PersonDetails | null;
  readonly command: AskedCommand | null;
}

export interface PeopleFile {
  readonly path: string;
  readonly units: readonly KnownUnit[];
  readonly at: string;
  readonly by: Actor;
}

/**
 * Reads who holds which post: name, email, unit code, post, title. A person is recognised by the mail address, so a list sent
 * again changes nothing; without an address each row is a new person.
 */
export async function planPeopleFile(file: PeopleFile): Promise<readonly PlannedPerson[]> {
  const table = await readTable(file.path);
  const header = columnsOf(table, PEOPLE_COLUMNS, ['name', 'unit', 'post']);
  const units = new Map(file.units.map(({ code, id }) => [code.toUpperCase(), id]));
  return table.rows.map((row) => planRow(row, (column) => cellOf(row, header, column), file, units));
}

function planRow(
  { row, line }: TableRow,
  cell: (column: PeopleColumn) => string,
  { at, by }: PeopleFile,
  units: ReadonlyMap<string, string>,
): PlannedPerson {
  const unit = units.get(cell('unit').toUpperCase());
  const post = POSTS.find((candidate) => candidate.toLowerCase() === cell('post').toLowerCase());
  const email = cell('email').toLowerCase();
  const findings = [
    ...(cell('name') === '' ? [fault('name', 'Chưa ghi họ tên.', 'No name is given.')] : []),
    ...(unit === undefined
      ? [
          fault(
            'unit',
            `Không có đơn vị mang mã "${cell('unit')}": nhập đơn vị trước.`,
            `No unit has the code "${cell('unit')}": import units first.`,
          ),
        ]
      : []),
    ...(post === undefined
      ? [
          fault(
            'post',
            `Vai trò phải là một trong ${POSTS.join(', ')}.`,
            `The post must be one of ${POSTS.join(', ')}.`,
          ),
        ]
      : []),
    ...(email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email)
      ? [fault('email', 'Địa chỉ thư không đúng.', 'The mail address is not one.')]
      : []),
  ];
  if (findings.length > 0 || unit === undefined || post === undefined) {
    return { row, line, status: 'rejected', findings, person: null, command: null };
  }
  const id = email === '' ? randomUUID() : uuidV5(`person ${email}`);
  const person: PersonDetails = {
    id,
    name: cell('name'),
    email: email === '' ? null : email,
    post: cell('title') === '' ? null : cell('title'),
  };
  return {
    row,
    line,
    status: 'accepted',
    findings,
    person,
    command: { type: 'FillPost', id: unit, at, by, post, person: id, acting: false },
  };
}

function fault(column: PeopleColumn, vi: string, en: string) {
  return { column, vi, en };
}
