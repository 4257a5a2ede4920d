/** What was recorded of a command. $1 command id. */
export const commandFind = /* sql */ `
  select encode(request_hash, 'hex') as "requestHash", first_position as "firstPosition", count, answer
  from log.command
  where command_id = $1
`;
