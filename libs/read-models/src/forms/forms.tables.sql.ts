export const formsTablesSql = /* sql */ `
  create table form (
    id uuid primary key,
    kind text not null,
    assignment uuid not null,
    task uuid not null,
    unit uuid not null,
    owner_unit uuid not null,
    step text not null,
    due_at timestamptz,
    status text not null,
    number text,
    reason text,
    drafted_at timestamptz not null,
    since timestamptz not null,
    reminders integer not null,
    settled_at timestamptz,
    settled_by text,
    version integer not null,
    position bigint not null
  );
  create index form_by_status on form (status, position);
  create index form_by_owner on form (owner_unit, status, position);
  create index form_lying on form (since, id) where status = 'drafted';
  create index form_by_assignment on form (assignment, position)`;
