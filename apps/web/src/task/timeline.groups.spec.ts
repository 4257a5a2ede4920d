import type { TimelineEntry } from '#contracts';
import { timelineLines } from './timeline.groups.js';

const at = '2026-11-12T00:30:00.000Z';
const event = (position: number, type: string): TimelineEntry => ({
  position,
  type,
  occurredAt: at,
  recordedAt: at,
  actor: 'system',
  unit: null,
  assignment: null,
  data: {},
});

describe('the lines of the timeline', () => {
  it('given messages between events, when folded, then neighbours make one line and nothing is lost', () => {
    const types = ['NoticeSent', 'NoticeSent', 'NoticeComposed', 'StepFired', 'NoticeSent', 'ProgressReported'];
    const entries = types.map((type, index) => event(types.length - index, type));
    const lines = timelineLines(entries);
    expect(
      lines.map((line) => (line.kind === 'event' ? line.entry.position : line.entries.map((e) => e.position))),
    ).toEqual([[6, 5, 4], 3, 2, 1]);
  });

  it('given nothing, when folded, then there is nothing', () => {
    expect(timelineLines([])).toEqual([]);
  });
});
