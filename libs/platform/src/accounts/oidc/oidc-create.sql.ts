/**
 * Who is whom at the identity provider, which sign-ins by it have been finished, and what a session or a ticket rests on there. The new
 * columns are empty for a password's session, so what was written before stays as it is.
 */
export const oidcCreate = /* sql */ `
create table access.identity (
  issuer    text not null check (length(issuer) between 1 and 500),
  subject   text not null check (length(subject) between 1 and 255),
  person    uuid not null references access.account on delete cascade,
  linked_by text not null check (linked_by in ('console', 'invitation')),
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (person, issuer)
);

create table access.oidc_use (
  attempt    text primary key check (attempt ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null
);

alter table access.session
  add column provider_issuer text,
  add column provider_subject text,
  add column provider_sid text;
create index session_provider on access.session (provider_issuer, provider_subject) where provider_issuer is not null;

alter table access.ticket add column provider jsonb;
`;

export const oidcDrop = /* sql */ `
alter table access.ticket drop column provider;
alter table access.session drop column provider_issuer, drop column provider_subject, drop column provider_sid;
drop table access.oidc_use, access.identity;
`;
