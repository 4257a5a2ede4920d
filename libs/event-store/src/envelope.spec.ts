import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from './canonical-json.js';
import { envelopeBytes, envelopeLimit, leafHash } from './envelope.js';
import { EnvelopeRefused, type Envelope } from './event-store.js';
import { golden } from './golden/golden.examples.js';

const folder = join(__dirname, 'golden');
const hashes = new Map(
  readFileSync(join(folder, 'leaf-hashes.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ').reverse() as [string, string]),
);

describe('the envelope', () => {
  it.each(Object.entries(golden))('%s has the bytes and the leaf hash that it will always have', (name, envelope) => {
    const bytes = readFileSync(join(folder, `${name}.envelope`));
    expect(envelopeBytes(envelope).toString('utf8')).toBe(bytes.toString('utf8'));
    expect(envelopeBytes(envelope).equals(bytes)).toBe(true);
    expect(leafHash(bytes).toString('hex')).toBe(hashes.get(`${name}.envelope`));
  });

  it('has ten golden files, and no hash without one', () => {
    expect([...hashes.keys()]).toEqual(Object.keys(golden).map((name) => `${name}.envelope`));
    expect(hashes.size).toBe(10);
  });

  it.each(Object.entries(golden))('%s is canonical as a whole, and reads back', (_, envelope) => {
    const text = envelopeBytes(envelope).toString('utf8');
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(text).toBe(canonicalJson(envelope));
  });

  it('is refused above 64 KiB, counted in bytes', () => {
    const [example] = Object.values(golden) as [Envelope];
    const room = envelopeLimit - envelopeBytes({ ...example, data: { x: '' } }).length;
    expect(envelopeBytes({ ...example, data: { x: 'a'.repeat(room) } })).toHaveLength(envelopeLimit);
    expect(() => envelopeBytes({ ...example, data: { x: 'a'.repeat(room + 1) } })).toThrow(EnvelopeRefused);
    expect(() => envelopeBytes({ ...example, data: { x: 'đ'.repeat(room / 2 + 1) } })).toThrow(EnvelopeRefused);
  });

  it('names the place of what is not JSON', () => {
    const [example] = Object.values(golden) as [Envelope];
    const data = { rows: [{ share: Number.POSITIVE_INFINITY }] };
    expect(() => envelopeBytes({ ...example, data })).toThrow('data.rows[0].share is Infinity, which JSON cannot say');
  });
});
