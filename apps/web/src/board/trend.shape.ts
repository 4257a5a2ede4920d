import type { BoardGroup, TrendPoint } from '#contracts';
import { GROUPS } from '../status/groups.js';

/** A group's band in a stacked picture, as an SVG path. */
export interface Band {
  readonly group: BoardGroup;
  readonly path: string;
}

/** Bands that lie on one another from the bottom, in steps: a count holds until the next day. Groups without a count are left out. */
export function bandsOf(points: readonly TrendPoint[], width: number, height: number): Band[] {
  const most = Math.max(1, ...points.map(({ total }) => total));
  const step = width / Math.max(1, points.length);
  const level = (point: TrendPoint, upTo: number): number =>
    height - (GROUPS.slice(0, upTo).reduce((sum, group) => sum + point.groups[group], 0) / most) * height;
  return GROUPS.flatMap((group, place) => {
    if (points.every((point) => point.groups[group] === 0)) return [];
    const across = (upTo: number): string[] =>
      points.flatMap((point, index) => {
        const y = level(point, upTo).toFixed(1);
        return [`${(index * step).toFixed(1)} ${y}`, `${((index + 1) * step).toFixed(1)} ${y}`];
      });
    return [{ group, path: `M${[...across(place + 1), ...across(place).toReversed()].join('L')}Z` }];
  });
}

/** Every seventh point, counted back from the last. */
export function weekly(points: readonly TrendPoint[]): TrendPoint[] {
  return points.filter((_, index) => (points.length - 1 - index) % 7 === 0);
}
