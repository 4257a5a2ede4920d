import {
  type ColumnNames,
  cellOf,
  type ImportableUnit,
  readColumns,
  type ReadingOptions,
  refuseUnread,
  type TableRow,
} from '#application';
import type { Actor, AskedCommand, Post } from '#domain';
import { type PersonDetails, type SourceFile, type TableNote, uuidV5 } from '#platform';
import type { Register } from '../composition/register.js';

const PEOPLE_COLUMNS = {
  name: ['name', 'họ và tên', 'họ tên', 'tên'],
  email: ['email', 'thư điện tử', 'hộp thư'],
  unit: ['unit', 'unit code', 'mã đơn vị', 'đơn vị'],
  post: ['post', 'vai trò', 'role'],
  title: ['title', 'chức vụ', 'chức danh'],
} as const satisfies ColumnNames<string>;
type PeopleColumn = keyof typeof PEOPLE_COLUMNS;

const POSTS: readonly Post[] = ['unitHead', 'officer', 'coordinator', 'fieldLeader', 'leader'];

interface PersonFinding {
  readonly column: PeopleColumn;
  readonly vi: string;
  readonly en: string;
}

interface PlannedPerson {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'rejected';
  readonly findings: readonly PersonFinding[];
  readonly person: PersonDetails | null;
  readonly command: AskedCommand | null;
}

export interface PeopleFile extends ReadingOptions {
  readonly file: SourceFile;
  readonly units: readonly ImportableUnit[];
  readonly at: string;
  readonly by: Actor;
}

export interface PeopleFilePlan {
  readonly rows: readonly PlannedPerson[];
  readonly notes: readonly TableNote[];
}

/**
 * Reads who holds which post: name, email, unit code, post, title. A person is recognised by the mail address, without one by
 * unit and name; so a list sent again changes nothing.
 */
export async function planPeopleFile(asked: PeopleFile): Promise<PeopleFilePlan> {
  const sought = { names: PEOPLE_COLUMNS, required: ['name', 'unit', 'post'] } as const;
  const read = await readColumns<PeopleColumn>(asked.file, sought, asked);
  refuseUnread(read);
  const { table, header, notes } = read;
  const units = new Map(asked.units.map(({ code, id }) => [code.toUpperCase(), id]));
  const rows = table.rows.map((row) => planRow(row, (column) => cellOf(row, header, column), asked, units));
  return { rows, notes };
}

function planRow(
  { row, line }: TableRow,
  cell: (column: PeopleColumn) => string,
  { at, by }: PeopleFile,
  units: ReadonlyMap<string, string>,
): PlannedPerson {
  const unit = units.get(cell('unit').toUpperCase());
  const post = POSTS.find((candidate) => candidate.toLowerCase() === cell('post').toLowerCase());
  const findings = [...wordsOf(cell), ...placeOf(cell, { unit, post })];
  if (findings.length > 0 || unit === undefined || post === undefined) {
    return { row, line, status: 'rejected', findings, person: null, command: null };
  }
  const email = cell('email').toLowerCase();
  const id = uuidV5(email === '' ? `person ${cell('unit').toUpperCase()} ${cell('name')}` : `person ${email}`);
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

/** The most letters that the directory keeps of each. */
const LONGEST = { name: 200, email: 320, title: 300 } as const;

function wordsOf(cell: (column: PeopleColumn) => string): readonly PersonFinding[] {
  const tooLong = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).filter(
    (column) => cell(column).length > LONGEST[column],
  );
  const email = cell('email');
  return [
    ...tooLong.map((column) =>
      fault(column, `Dài quá ${LONGEST[column]} ký tự.`, `Longer than ${LONGEST[column]} characters.`),
    ),
    ...(cell('name') === '' ? [fault('name', 'Chưa ghi họ tên.', 'No name is given.')] : []),
    ...(email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email)
      ? [fault('email', 'Địa chỉ thư không đúng.', 'The mail address is not one.')]
      : []),
  ];
}

function placeOf(
  cell: (column: PeopleColumn) => string,
  { unit, post }: { readonly unit: string | undefined; readonly post: Post | undefined },
): readonly PersonFinding[] {
  const code = cell('unit');
  const noUnit = fault(
    'unit',
    `Không có đơn vị mang mã "${code}": nhập đơn vị trước.`,
    `No unit has the code "${code}": import units first.`,
  );
  const noPost = fault(
    'post',
    `Vai trò phải là một trong ${POSTS.join(', ')}.`,
    `The post must be one of ${POSTS.join(', ')}.`,
  );
  return [...(unit === undefined ? [noUnit] : []), ...(post === undefined ? [noPost] : [])];
}

function fault(column: PeopleColumn, vi: string, en: string): PersonFinding {
  return { column, vi, en };
}

/** A statement takes so many people at once. */
const PEOPLE_AT_ONCE = 1_000;

/** Names and addresses, outside the log; nobody twice. */
export async function savePeople(
  { people }: Pick<Register, 'people'>,
  details: readonly PersonDetails[],
): Promise<void> {
  for (let start = 0; start < details.length; start += PEOPLE_AT_ONCE)
    await people.save(details.slice(start, start + PEOPLE_AT_ONCE));
}
