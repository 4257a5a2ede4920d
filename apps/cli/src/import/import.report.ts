import type { ImportOutcome, RefusedCommand, ReportedRow } from '#application';
import { table } from '../output/table.js';

export interface ReportRow {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'warned' | 'rejected';
  readonly findings: readonly {
    readonly column: string;
    readonly code?: string;
    readonly vi: string;
    readonly en: string;
  }[];
  readonly readAs: object;
}

export interface ImportReport {
  readonly what: 'units' | 'people' | 'tasks';
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly dryRun: boolean;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly refused: readonly {
    readonly command: number;
    readonly row: number;
    readonly vi: string;
    readonly en: string;
  }[];
  /** With `--issue`: the drafts that were issued, and why others were not. */
  readonly issued?: number;
  readonly notIssued?: ImportReport['refused'];
  /** With `--correct`: the opening balances that were corrected, and why others were not. */
  readonly corrected?: number;
  readonly notCorrected?: ImportReport['refused'];
  /** What the file says as a whole: the sheet that was read, what was hidden or passed over. */
  readonly notes?: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
  /** Every row of the file, in its order. */
  readonly details: readonly ReportRow[];
  readonly [more: string]: unknown;
}

/** A report as the shell prints it: each finding in one sentence, what it is and what to do. */
export function reportOf<Outcome extends ImportOutcome & { readonly what: ImportReport['what'] }>(
  outcome: Outcome & {
    readonly notIssued?: readonly RefusedCommand[];
    readonly notCorrected?: readonly RefusedCommand[];
  },
): ImportReport {
  const { details, refused, notIssued, notCorrected, ...rest } = outcome;
  return {
    ...rest,
    refused: refused.map(refusedOf),
    ...(notIssued !== undefined && { notIssued: notIssued.map(refusedOf) }),
    ...(notCorrected !== undefined && { notCorrected: notCorrected.map(refusedOf) }),
    details: details.map(rowOf),
  };
}

function refusedOf({ command, row, reason, remedy }: RefusedCommand): ImportReport['refused'][number] {
  return { command, row, vi: `${reason.vi} ${remedy.vi}`, en: `${reason.en} ${remedy.en}` };
}

function rowOf({ findings, ...row }: ReportedRow): ReportRow {
  const inWords = findings.map(({ column, code, reason, remedy }) => {
    return { column, code, vi: `${reason.vi} ${remedy.vi}`, en: `${reason.en} ${remedy.en}` };
  });
  return { ...row, findings: inWords };
}

const STATUS = { accepted: 'nhận / accepted', warned: 'cần xem / look', rejected: 'loại / rejected' } as const;

export function print(report: ImportReport, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${render(report)}\n`);
}

function render(report: ImportReport): string {
  const doubtful = report.details.filter(({ findings }) => findings.length > 0);
  const rows = doubtful.flatMap(({ row, line, status, findings }) =>
    findings.map(({ column, vi, en }) => [String(row), String(line), STATUS[status], column, `${vi} / ${en}`]),
  );
  const { accepted, warned, rejected, recorded, alreadyThere, refused, notIssued = [], notCorrected = [] } = report;
  return [
    ...(rows.length > 0 ? [table(['dòng / row', 'line', '', 'cột / column', 'ghi chú / note'], rows, 160), ''] : []),
    ...(report.notes ?? []).map(({ vi, en }) => `${vi} / ${en}`),
    `${report.rows} dòng / rows = ${accepted} nhận / accepted + ${warned} cần xem / to look at + ${rejected} loại / rejected`,
    report.dryRun
      ? 'Chạy thử: chưa ghi gì / dry run: nothing was recorded'
      : `Đã ghi / recorded ${recorded}, đã có / already there ${alreadyThere}, từ chối / refused ${refused.length}`,
    ...refused.map(reasonLine),
    ...(report.issued === undefined
      ? []
      : [`Đã giao / issued ${report.issued}, chưa giao được / could not be issued ${notIssued.length}`]),
    ...notIssued.map(reasonLine),
    ...(report.corrected === undefined
      ? []
      : [`Đã đính chính số dư / balances corrected ${report.corrected}, từ chối / refused ${notCorrected.length}`]),
    ...notCorrected.map(reasonLine),
  ].join('\n');
}

function reasonLine({ row, vi, en }: ImportReport['refused'][number]): string {
  return `  dòng / row ${row}: ${vi} / ${en}`;
}
