/** What one morning brings each person, cut into messages that fit into an event. */
import type { Channel, MondayPage, NoticeItem } from '#domain';

export interface MorningMessage {
  readonly recipient: string;
  readonly channel: Channel;
  /** Counted from 1. */
  readonly part: number;
  readonly items: readonly NoticeItem[];
  /** At the head of the first part; empty for a plain digest. */
  readonly pages: readonly MondayPage[];
}

export interface Ways {
  readonly channelOf: (person: string) => Channel;
  /** Where pages go: an endpoint takes the facts of tasks alone. */
  readonly usual: Channel;
}

/** An event holds 64 KiB; an item takes about 180 bytes of it, two pages at most 40,000. */
const ITEMS_PER_NOTICE = 300;
const ITEMS_BESIDE_PAGES = 100;

/** In the order of person ids. A person who has a page and a digest over one channel gets both in one message. */
export function messagesOf(
  digests: readonly (readonly [string, readonly NoticeItem[]])[],
  pages: ReadonlyMap<string, readonly MondayPage[]>,
  { channelOf, usual }: Ways,
): readonly MorningMessage[] {
  const items = new Map(digests);
  const people = [...new Set([...items.keys(), ...pages.keys()])].sort();
  return people.flatMap((recipient) => {
    const [theirs, headed] = [items.get(recipient) ?? [], pages.get(recipient) ?? []];
    const channel = channelOf(recipient);
    if (headed.length === 0 || channel === usual) return partsOf(recipient, channel, theirs, headed);
    return [...partsOf(recipient, usual, [], headed), ...partsOf(recipient, channel, theirs, [])];
  });
}

function partsOf(
  recipient: string,
  channel: Channel,
  items: readonly NoticeItem[],
  pages: readonly MondayPage[],
): readonly MorningMessage[] {
  const parts: MorningMessage[] = [];
  for (let from = 0, part = 1; from < items.length || (part === 1 && pages.length > 0); part += 1) {
    const headed = part === 1 ? pages : [];
    const to = from + (headed.length > 0 ? ITEMS_BESIDE_PAGES : ITEMS_PER_NOTICE);
    parts.push({ recipient, channel, part, items: items.slice(from, to), pages: headed });
    from = to;
  }
  return parts;
}
