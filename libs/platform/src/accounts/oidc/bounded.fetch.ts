/**
 * How the provider is asked: over TLS (or on this machine), within a time and a size, following no redirection. A provider that is
 * down, slow or endless costs a request, never the program.
 */
import { isProtected } from '../../config/protected.address.js';

export interface FetchBounds {
  /** For the whole exchange, milliseconds. */
  readonly ms: number;
  /** Of the body. */
  readonly bytes: number;
}

export const providerBounds: FetchBounds = { ms: 5_000, bytes: 262_144 };

/** The provider did not answer, or not in a way that can be read. */
export class ProviderUnavailable extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'ProviderUnavailable';
  }
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const withoutBody: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** Rejects with `ProviderUnavailable`. */
export function boundedFetch({ ms, bytes }: FetchBounds): Fetch {
  return async (url, init) => {
    if (!isProtected(url)) throw new ProviderUnavailable(`${url} is not https`);
    try {
      const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(ms) });
      const { status, headers } = response;
      const body = await readAtMost(response, bytes);
      return new Response(withoutBody.has(status) ? null : body, { status, headers });
    } catch (error) {
      if (error instanceof ProviderUnavailable) throw error;
      throw new ProviderUnavailable('the identity provider did not answer', { cause: error });
    }
  };
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > most) throw new ProviderUnavailable(`the identity provider answered more than ${most} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
