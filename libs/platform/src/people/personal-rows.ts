/**
 * Where something about a person stands outside the log, and how it goes. A table that names persons and is not here is found by a test
 * that walks through the database. Statements take the person's id as $1 and run in this order.
 */
export interface PersonalRows {
  readonly kind: PersonalRowKind;
  /** The tables that it is about, with their schemas. */
  readonly tables: readonly string[];
  /** One row with `count`. */
  readonly count: string;
  readonly erase: readonly string[];
}

export type PersonalRowKind =
  | 'details'
  | 'account'
  | 'passkeys'
  | 'recoveryCodes'
  | 'identities'
  | 'links'
  | 'sessions'
  | 'tokens'
  | 'addresses'
  | 'views'
  | 'endpoints';

const rowsOf = (kind: PersonalRowKind, table: string): PersonalRows => ({
  kind,
  tables: [table],
  count: `select count(*)::int as count from ${table} where person = $1`,
  erase: [`delete from ${table} where person = $1`],
});

export const PERSONAL_ROWS: readonly PersonalRows[] = [
  rowsOf('sessions', 'access.session'),
  rowsOf('tokens', 'access.token'),
  rowsOf('links', 'access.ticket'),
  rowsOf('recoveryCodes', 'access.recovery_code'),
  rowsOf('passkeys', 'access.passkey'),
  rowsOf('identities', 'access.identity'),
  rowsOf('account', 'access.account'),
  {
    // That something happened at the door stays; from where is forgotten.
    kind: 'addresses',
    tables: ['access.record'],
    count: `select count(*)::int as count from access.record where person = $1::uuid::text and address is not null`,
    erase: [
      `update access.record set address = null, address_mark = null where person = $1::uuid::text and address is not null`,
    ],
  },
  {
    kind: 'views',
    tables: ['access.view_as'],
    count: `select count(*)::int as count from access.view_as where person = $1 and reason <> '–'`,
    erase: [`update access.view_as set reason = '–' where person = $1 and reason <> '–'`],
  },
  {
    kind: 'endpoints',
    tables: ['delivery.endpoint', 'delivery.endpoint_secret'],
    count: `select count(*)::int as count from delivery.endpoint where owner = $1 and owner_is = 'person'`,
    erase: [
      `delete from delivery.endpoint_secret s using delivery.endpoint e
       where s.endpoint = e.id and e.owner = $1 and e.owner_is = 'person'`,
      `delete from delivery.endpoint where owner = $1 and owner_is = 'person'`,
    ],
  },
  {
    kind: 'details',
    tables: ['people.person', 'people_key.person_key'],
    count: `select count(*)::int as count from people.person where id = $1 and erased_at is null`,
    // The row itself is emptied, and the key destroyed, by whoever runs these.
    erase: [],
  },
];
