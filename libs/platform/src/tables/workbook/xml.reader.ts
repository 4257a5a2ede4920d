/**
 * XML as a stream of events. Entities of its own and document types are refused, whatever they would say: no part of a workbook has
 * any, and they are how a small file becomes a large one or reads another.
 */
import { SaxesParser } from 'saxes';
import { isUndecodable } from '../decode-text.js';
import { TableFault } from '../table.fault.js';

type Attributes = Readonly<Record<string, string>>;

/** What a reader of a part wants to hear; names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked between pieces: true ends the reading. */
  enough?(): boolean;
}

/** Elements within each other; those of a workbook go about ten deep. */
const DEEPEST = 64;
/** Elements of one part: some ten for each cell of the largest table. */
const MOST_ELEMENTS = 4_000_000;

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function bareNames(attributes: Attributes): Attributes {
  const names = Object.keys(attributes);
  if (names.every((name) => !name.includes(':'))) return attributes;
  // `r:id` and `id` may both be there: a prefixed name is kept under both.
  return { ...Object.fromEntries(names.map((name) => [bare(name), attributes[name] ?? ''])), ...attributes };
}

class Refused extends Error {}

/** Reads a part to its end, or until there is enough. Throws a TableFault, or what the events throw. */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  events: XmlEvents,
  place: { readonly file: string; readonly part: string },
): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let [depth, elements] = [0, 0];
  parser.on('doctype', () => {
    throw new TableFault('workbook-unsafe', place.file, { detail: `${place.part}, DOCTYPE` });
  });
  parser.on('error', (error) => {
    throw new Refused(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    elements += 1;
    if (elements > MOST_ELEMENTS) throw new TableFault('workbook-too-large', place.file, { detail: place.part });
    if (depth > DEEPEST) throw new Refused('too deep');
    events.open(bare(name), bareNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close?.(bare(name));
  });
  const hear = (text: string) => events.text?.(text);
  parser.on('text', hear);
  parser.on('cdata', hear);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (events.enough?.() === true) return;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof Refused || isUndecodable(error))
      throw new TableFault('workbook-damaged', place.file, { detail: place.part });
    throw error;
  }
}
