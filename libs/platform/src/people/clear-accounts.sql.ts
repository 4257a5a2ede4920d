/** $1 the last person seen, $2 how many. */
export const accountsInClear = /* sql */ `
select person as id, login from access.account where login is not null and person > $1::uuid order by person limit $2
`;

/** $1 rows as JSON. */
export const accountsSeal = /* sql */ `
update access.account as a
   set login = null, login_sealed = w.sealed, login_mark = w.mark
  from jsonb_to_recordset($1::jsonb) as w (id uuid, login text, sealed text, mark text)
 where a.person = w.id and a.login = w.login
`;

/** $1 the last session seen, $2 how many. */
export const agentsInClear = /* sql */ `
select id, person, agent from access.session
where agent is not null and not starts_with(agent, 'p1.') and id > $1::uuid order by id limit $2
`;

/** $1 rows as JSON. */
export const agentsSeal = /* sql */ `
update access.session as s
   set agent = w.sealed
  from jsonb_to_recordset($1::jsonb) as w (id uuid, agent text, sealed text)
 where s.id = w.id and s.agent = w.agent
`;
