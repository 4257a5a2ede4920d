/** $1 the present instant, $2 a person: the tokens of that person, and of the programs that the person answers for. */
export const tokenList = /* sql */ `
select t.id, t.person, t.role, t.unit, t.scopes, t.label,
       t.created_at as "createdAt", t.expires_at as "expiresAt", t.used_on::text as "usedOn"
from access.token t
left join access.account a on a.person = t.person
where t.revoked_at is null
  and t.expires_at > $1::timestamptz
  and (t.person = $2 or a.owner = $2)
order by t.created_at desc, t.id
limit 500
`;
