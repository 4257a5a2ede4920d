/** Where a webhook's connection is really made to: its name is resolved once, judged by where it leads, and not asked again. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

export interface WebhookTarget {
  readonly url: URL;
  /** The address that was judged: the connection goes there, whatever the name says a moment later. */
  readonly address: string;
  readonly family: 4 | 6;
}

export type RefusedTarget =
  | 'url-invalid'
  /** Another scheme than https. */
  | 'url-insecure'
  /** A user name or password inside the address. */
  | 'url-with-credentials'
  /** It leads, or one of its addresses leads, to this machine or a private network. */
  | 'address-private'
  /** The name is not known now: it may be later. */
  | 'name-unknown';

export interface TargetRules {
  /** All addresses of a host name; rejects when there are none. Default: the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** `address:port` that a test may reach, also over plain http. No configuration of the program fills it. */
  readonly testTargets?: ReadonlySet<string>;
}

const LONGEST_URL = 1_000;

/** What can be said of an endpoint's address without asking the network; null when nothing speaks against it. */
export function refusedUrl(text: string, testTargets: ReadonlySet<string> = new Set()): RefusedTarget | null {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'url-invalid';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'url-with-credentials';
  const literal = addressIn(url);
  if (literal !== null && testTargets.has(`${literal}:${portOf(url)}`)) return null;
  if (!isSecure(url, testTargets)) return 'url-insecure';
  return literal === null || isPublicAddress(literal) ? null : 'address-private';
}

/** Over plain http nothing goes but to a test's own server, behind whatever name. */
function isSecure({ protocol }: URL, testTargets: ReadonlySet<string>): boolean {
  return protocol === 'https:' || (protocol === 'http:' && testTargets.size > 0);
}

/** Resolves an endpoint's address. A name with several addresses is refused when any of them is private: which one is luck. */
export async function resolveTarget(text: string, rules: TargetRules = {}): Promise<WebhookTarget | RefusedTarget> {
  const refused = refusedUrl(text, rules.testTargets);
  if (refused !== null) return refused;
  const url = new URL(text);
  const addresses = await addressesOf(url, rules.resolve ?? systemAddresses);
  const [address] = addresses;
  if (address === undefined) return 'name-unknown';
  if (!addresses.every((each) => mayBeReached(each, url, rules))) return 'address-private';
  return { url, address, family: isIP(address) === 6 ? 6 : 4 };
}

function mayBeReached(address: string, url: URL, { testTargets }: TargetRules): boolean {
  if (testTargets?.has(`${address}:${portOf(url)}`) === true) return true;
  return url.protocol === 'https:' && isPublicAddress(address);
}

async function addressesOf(
  url: URL,
  resolve: (hostname: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const literal = addressIn(url);
  if (literal !== null) return [literal];
  try {
    return await resolve(url.hostname);
  } catch {
    // Whatever hinders the resolver, the name is of no use now.
    return [];
  }
}

async function systemAddresses(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

/** The IP address that stands in the place of a name. URL has brought every notation (octal, hexadecimal, one number) to one form. */
function addressIn({ hostname }: URL): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? null : bare;
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
