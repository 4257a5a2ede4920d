/**
 * Endpoints of webhooks and their secrets: outside the log, so that neither address nor secret is ever in an event. An owner has one
 * endpoint at a time; what was removed keeps its dates and loses its secrets.
 */
export const endpointsCreate = /* sql */ `
create schema delivery;

create table delivery.endpoint (
  id         uuid primary key,
  owner      uuid not null,
  owner_is   text not null check (owner_is in ('person', 'unit')),
  url        text not null check (length(url) between 9 and 1000),
  created_at timestamptz not null,
  created_by text not null,
  ended_at   timestamptz,
  ended_by   text
);
create unique index endpoint_of_owner on delivery.endpoint (owner) where ended_at is null;

create table delivery.endpoint_secret (
  endpoint   uuid not null references delivery.endpoint,
  number     integer not null,
  secret     text not null,
  created_at timestamptz not null,
  created_by text not null,
  ends_at    timestamptz,
  primary key (endpoint, number)
);
`;

export const endpointsDrop = /* sql */ `
drop schema delivery cascade;
`;
