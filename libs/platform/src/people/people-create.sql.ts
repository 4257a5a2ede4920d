/** People and their tokens: erasable, and outside the log. */
export const peopleCreate = /* sql */ `
create schema people;

create table people.person (
  id        uuid primary key,
  name      text check (length(name) between 1 and 200),
  email     text check (length(email) between 3 and 320),
  post      text check (length(post) <= 300),
  locale    text not null default 'vi' check (locale in ('vi', 'en')),
  erased_at timestamptz,
  check (erased_at is null or (name is null and email is null and post is null))
);

create schema access;

create table access.token (
  hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
  id         uuid not null unique,
  person     uuid not null,
  role       text not null,
  unit       uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index token_person on access.token (person);
`;

export const peopleDrop = /* sql */ `
drop schema access cascade;
drop schema people cascade;
`;
