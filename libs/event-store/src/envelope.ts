/**
 * The envelope: what the log keeps of one event. Its canonical JSON in UTF-8 is the truth that is hashed, proved and handed to
 * inspectors; columns and `jsonb` elsewhere are conveniences computed from it. The format never changes: golden files hold
 * bytes and hashes. A field that a request does not have is written as null, so that every envelope has the same members.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, canonicalString, NotCanonical } from './canonical-json.js';
import { EnvelopeRefused, type Envelope } from './event-store.js';

/** In bytes of UTF-8. */
export const envelopeLimit = 64 * 1024;

/**
 * The canonical text of an envelope. The members are written in their sorted order by hand, because only `data` varies in
 * shape. Throws `EnvelopeRefused` for what is not plain JSON.
 */
export function envelopeText(envelope: Envelope): string {
  try {
    return (
      `{"actor":${canonicalString(envelope.actor, 'actor')},"causation":${orNull(envelope.causation, 'causation')}` +
      `,"commandId":${canonicalString(envelope.commandId, 'commandId')}` +
      `,"correlation":${orNull(envelope.correlation, 'correlation')},"data":${canonicalJson(envelope.data, 'data')}` +
      `,"id":${canonicalString(envelope.id, 'id')},"occurredAt":${canonicalString(envelope.occurredAt, 'occurredAt')}` +
      `,"onBehalfOf":${orNull(envelope.onBehalfOf, 'onBehalfOf')}` +
      `,"recordedAt":${canonicalString(envelope.recordedAt, 'recordedAt')},"schemaVersion":${envelope.schemaVersion}` +
      `,"stream":${canonicalString(envelope.stream, 'stream')},"type":${canonicalString(envelope.type, 'type')}` +
      `,"unit":${orNull(envelope.unit, 'unit')},"version":${envelope.version}}`
    );
  } catch (error) {
    if (error instanceof NotCanonical) throw new EnvelopeRefused(error.message);
    throw error;
  }
}

/** The bytes that are stored and hashed. Throws `EnvelopeRefused` for what is not plain JSON or is over 64 KiB. */
export function envelopeBytes(envelope: Envelope): Buffer {
  const bytes = Buffer.from(envelopeText(envelope), 'utf8');
  if (bytes.length > envelopeLimit) {
    throw new EnvelopeRefused(`an event of ${bytes.length} bytes is over the limit of ${envelopeLimit}`);
  }
  return bytes;
}

/** SHA-256(0x00 ‖ bytes): the leaf hash of RFC 6962, section 2.1. 32 bytes. */
export function leafHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(bytes).digest();
}

const leafPrefix = Uint8Array.of(0);

function orNull(value: string | null, path: string): string {
  return value === null ? 'null' : canonicalString(value, path);
}
