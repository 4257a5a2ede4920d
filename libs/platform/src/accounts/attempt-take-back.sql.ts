/** $1 key, $2 the present instant. Takes a try back that was claimed and not made; a key of which nothing else is known is forgotten. */
export const attemptTakeBack = /* sql */ `
with gone as (
  delete from access.attempt where key = $1 and failures <= 1
)
update access.attempt set failures = failures - 1, until = $2 where key = $1 and failures > 1
`;
