/** $1, $2 endpoint and number of the last one seen, $3 how many. */
export const endpointSecretsInClear = /* sql */ `
select endpoint, number, secret from delivery.endpoint_secret
where not starts_with(secret, 's1.') and (endpoint, number) > ($1::uuid, $2::integer)
order by endpoint, number
limit $3
`;

/** $1 rows as JSON. One that was rotated away meanwhile is gone. */
export const endpointSecretsSeal = /* sql */ `
update delivery.endpoint_secret as s
   set secret = w.sealed
  from jsonb_to_recordset($1::jsonb) as w (endpoint uuid, number integer, secret text, sealed text)
 where s.endpoint = w.endpoint and s.number = w.number and s.secret = w.secret
`;
