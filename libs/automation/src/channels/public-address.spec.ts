import { isPublicAddress } from './public-address.js';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '2606:4700::1111'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback, another', '127.255.255.254'],
    ['private A', '10.0.0.1'],
    ['private B, first', '172.16.0.0'],
    ['private B, last', '172.31.255.255'],
    ['private C', '192.168.1.1'],
    ['shared by a carrier', '100.64.0.1'],
    ['shared by a carrier, last', '100.127.255.255'],
    ['link-local', '169.254.0.1'],
    ['metadata of a cloud', '169.254.169.254'],
    ['metadata of another', '100.100.100.200'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '203.0.113.5'],
    ['benchmarking', '198.19.0.1'],
    ['loopback of IPv6', '::1'],
    ['unspecified of IPv6', '::'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hexadecimal', '::ffff:7f00:1'],
    ['mapped public address', '::ffff:8.8.8.8'],
    ['compatible loopback', '::127.0.0.1'],
    ['unique local', 'fd00::1'],
    ['unique local, the other half', 'fc00::1'],
    ['metadata over IPv6', 'fd00:ec2::254'],
    ['link-local of IPv6', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['translated private address', '64:ff9b::a00:1'],
    ['6to4 of a private address', '2002:a00:1::'],
    ['Teredo', '2001::1'],
    ['documentation of IPv6', '2001:db8::1'],
    ['multicast of IPv6', 'ff02::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('%s (%s) is none', (_, address) => expect(isPublicAddress(address)).toBe(false));
});
