/**
 * A closed loop: so many requests in flight, each answered one followed by the next, for so many milliseconds. Gives answers
 * per second; what is still in flight at the end is waited for and counted, with its time.
 */
export async function closedLoop(
  inFlight: number,
  milliseconds: number,
  send: () => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  const end = start + milliseconds;
  let answered = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await send();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return (answered / (performance.now() - start)) * 1000;
}
