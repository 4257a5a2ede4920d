/** What was due by an instant and stands in no notice yet. $1 instant. */
export const itemsPendingSql = /* sql */ `
  select person, told_as as "as", assignment, task, step, position, due_at as "dueAt"
  from notices_v2.item
  where notice is null and due_at <= $1
  order by person, position, assignment`;
