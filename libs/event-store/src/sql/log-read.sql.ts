/** The log after a position, in order. $1 position, $2 how many. */
export const logRead = /* sql */ `
  select position, convert_from(envelope, 'UTF8')
  from log.event
  where position > $1
  order by position
  limit $2
`;

/** The newest position, 0 for an empty log. */
export const lastPositionRead = /* sql */ `select coalesce(max(position), 0) as position from log.event`;
