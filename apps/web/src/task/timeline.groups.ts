import type { TimelineEntry } from '#contracts';

/** One line of the timeline: an event, or a run of messages that went out one after the other, folded into one line. */
export type TimelineLine =
  | { readonly kind: 'event'; readonly entry: TimelineEntry }
  | { readonly kind: 'messages'; readonly entries: readonly TimelineEntry[] };

const isMessage = ({ type }: TimelineEntry): boolean => type.startsWith('Notice');

/** Folds neighbouring messages together, in the order given; a message that stands alone stays a line of its own. */
export function timelineLines(entries: readonly TimelineEntry[]): readonly TimelineLine[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last !== undefined && isMessage(entry) && last.every(isMessage)) last.push(entry);
    else runs.push([entry]);
  }
  return runs.map((run): TimelineLine => {
    const [entry] = run;
    return run.length === 1 && entry !== undefined ? { kind: 'event', entry } : { kind: 'messages', entries: run };
  });
}
