/**
 * An open loop: requests fall due at a steady rate, whether those before them were answered or not, each on a connection that is free.
 * A time begins when its request fell due, so that whoever is made to wait is not overlooked. Gives them in milliseconds.
 */
export async function openLoop<Connection, Request>(
  connections: readonly Connection[],
  { perSecond, milliseconds }: { readonly perSecond: number; readonly milliseconds: number },
  next: () => Request,
  send: (connection: Connection, request: Request) => Promise<void>,
): Promise<readonly { readonly request: Request; readonly took: number }[]> {
  const start = performance.now();
  const count = Math.floor((perSecond * milliseconds) / 1_000);
  const answered: { request: Request; took: number }[] = [];
  let begun = 0;
  const one = async (connection: Connection): Promise<void> => {
    while (begun < count) {
      const due = start + (begun * 1_000) / perSecond;
      begun += 1;
      const request = next();
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      await send(connection, request);
      answered.push({ request, took: performance.now() - due });
    }
  };
  await Promise.all(connections.map(one));
  return answered;
}
