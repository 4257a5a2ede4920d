const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for https, and for http that does not leave this machine. Throws `TypeError` for what is no address. */
export function isProtected(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
