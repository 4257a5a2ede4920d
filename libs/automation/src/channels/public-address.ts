/**
 * Which addresses a webhook may be sent to: the public internet alone. A name says nothing about where it leads, so what is judged
 * is the address that the name resolves to, and the connection is then made to that very address.
 *
 * The blocks are those of IANA's special-purpose registries (RFC 6890 and what was added since) that are not globally reachable:
 * this host, private use, shared (carrier-grade NAT), loopback, link-local (where clouds keep their metadata), documentation, benchmarking,
 * multicast, reserved; for IPv6 also unique local, and whatever carries an IPv4 address inside (mapped, translated, 6to4, Teredo).
 */
import { BlockList, isIP } from 'node:net';

const REFUSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Only global unicast (2000::/3) is let through at all; of that, these parts are not the internet or hide an IPv4 address. */
const REFUSED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const v4 = new BlockList();
for (const [network, bits] of REFUSED_V4) v4.addSubnet(network, bits, 'ipv4');
const v6 = new BlockList();
for (const [network, bits] of REFUSED_V6) v6.addSubnet(network, bits, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address, in text, is one of the public internet. False for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !v4.check(address, 'ipv4');
    case 6:
      // A zone (fe80::1%eth0) names an interface of this machine.
      return !address.includes('%') && globalUnicast.check(address, 'ipv6') && !v6.check(address, 'ipv6');
    default:
      return false;
  }
}
