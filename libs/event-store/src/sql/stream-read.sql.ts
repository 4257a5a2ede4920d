/** One stream after a version, in order. $1 stream, $2 version. */
export const streamRead = /* sql */ `
  select position, convert_from(envelope, 'UTF8')
  from log.event
  where stream = $1 and version > $2
  order by version
`;
