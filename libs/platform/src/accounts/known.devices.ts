/**
 * A browser in which a person has signed in keeps a proof of it: a random name and its HMAC under the server's key, bound to the
 * person (OWASP "device cookies"). It lets nobody in; it only keeps the person's own tries apart from those of strangers.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const form = /^([\w-]{22})\.([\w-]{43})$/;

export class KnownDevices {
  constructor(private readonly key: Buffer) {}

  /** A new proof for a browser of the person. */
  issue(person: string): string {
    const name = randomBytes(16).toString('base64url');
    return `${name}.${this.proof(person, name)}`;
  }

  /** The browser's name when the proof is one of this person; else null. */
  nameOf(person: string, shown: string | null): string | null {
    const [, name = '', proof = ''] = form.exec(shown ?? '') ?? [];
    const expected = this.proof(person, name);
    return proof.length === expected.length && timingSafeEqual(Buffer.from(proof), Buffer.from(expected)) ? name : null;
  }

  private proof(person: string, name: string): string {
    return createHmac('sha256', this.key).update(`${person}\0${name}`).digest('base64url');
  }
}
