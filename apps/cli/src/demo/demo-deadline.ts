import { addDays, civil, type Deadline } from '#domain';
import type { DemoDue } from './demo-task.js';

const pad = (value: number): string => String(value).padStart(2, '0');

/** A deadline so many days from `today`, in the precision that the task's row asks for. */
export function deadlineOf(due: DemoDue, today: string): Deadline {
  if ('day' in due) {
    const on = addDays(today, due.day);
    const { year, month, day } = civil(on);
    return { precision: 'day', on, text: `${pad(day)}/${pad(month)}/${year}` };
  }
  if ('monthOf' in due) {
    const { year, month } = civil(addDays(today, due.monthOf));
    return { precision: 'month', year, month, text: `tháng ${pad(month)}/${year}` };
  }
  if ('quarterOf' in due) {
    const { year, month } = civil(addDays(today, due.quarterOf));
    const quarter = Math.ceil(month / 3);
    return { precision: 'quarter', year, quarter, text: `quý ${['I', 'II', 'III', 'IV'][quarter - 1] ?? ''}/${year}` };
  }
  const { year } = civil(addDays(today, due.yearOf));
  return { precision: 'year', year, text: `năm ${year}` };
}
