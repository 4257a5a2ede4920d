import { createHash } from 'node:crypto';

/** Namespace of every name-based id of ours: itself the version 5 UUID of the URL https://dondoc.example/ns. */
export const dondocNamespace = uuidV5('https://dondoc.example/ns', '6ba7b811-9dad-11d1-80b4-00c04fd430c8');

/**
 * The name-based UUID, version 5 (RFC 9562, section 5.5): SHA-1 of the namespace's bytes and the name in UTF-8. The same name
 * in the same namespace gives the same id for ever, in lower case. Throws `TypeError` when the namespace is no UUID.
 */
export function uuidV5(name: string, namespace: string = dondocNamespace): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(namespace))
    throw new TypeError(`${namespace} is not a UUID`);
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
