/**
 * Which servers would be spoken to in clear. Beyond this machine every connection of the program's own is encrypted, and the server's
 * certificate verified; whoever runs it inside a network of its own, such as that of a compose file, names those hosts.
 */
import type { Problem } from './config.settings.js';

const here = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|\/.*|)$/i;

/** How each kind of server is told to encrypt and to verify; undefined for an address that leads to no server of ours. */
const encrypted: Readonly<Record<string, { readonly isSo: (url: URL) => boolean; readonly remedy: Problem }>> = {
  'postgres:': {
    isSo: (url) => url.searchParams.get('sslmode') === 'verify-full',
    remedy: { vi: 'thêm ?sslmode=verify-full', en: 'add ?sslmode=verify-full' },
  },
  'redis:': { isSo: () => false, remedy: { vi: 'dùng rediss://', en: 'use rediss://' } },
  'smtp:': {
    isSo: (url) => url.searchParams.get('requireTLS') === 'true' && verifies(url),
    remedy: { vi: 'dùng smtps:// hoặc ?requireTLS=true', en: 'use smtps:// or ?requireTLS=true' },
  },
  'smtps:': {
    isSo: verifies,
    remedy: { vi: 'bỏ tls.rejectUnauthorized', en: 'leave tls.rejectUnauthorized out' },
  },
};

/**
 * What is wrong with the addresses of one variable (URLs, separated by commas); undefined when each is encrypted, on this machine, or
 * among `plaintextHosts` (host names, separated by commas).
 */
export function openWireOf(addresses: string, plaintextHosts: string): Problem | undefined {
  const letThrough = new Set(plaintextHosts.split(',').map((host) => host.trim().toLowerCase()));
  for (const text of addresses.split(',')) {
    if (!URL.canParse(text)) continue;
    const url = new URL(text);
    const rule = encrypted[url.protocol === 'postgresql:' ? 'postgres:' : url.protocol];
    const host = (url.searchParams.get('host') ?? url.hostname).toLowerCase();
    if (rule === undefined || here.test(host) || letThrough.has(host) || rule.isSo(url)) continue;
    return {
      vi: `dẫn tới ${host} mà không mã hóa: ${rule.remedy.vi}, hoặc nêu ${host} trong PLAINTEXT_HOSTS nếu mạng ấy là của riêng`,
      en: `leads to ${host} without encryption: ${rule.remedy.en}, or name ${host} in PLAINTEXT_HOSTS where that network is your own`,
    };
  }
  return undefined;
}

function verifies(url: URL): boolean {
  return url.searchParams.get('tls.rejectUnauthorized') !== 'false' && url.searchParams.get('ignoreTLS') !== 'true';
}
