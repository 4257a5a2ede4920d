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
  readonly refused: readonly { readonly command: number; readonly vi: string; readonly en: string }[];
  /** With `--issue`: the drafts that were issued, and why others were not. */
  readonly issued?: number;
  readonly notIssued?: ImportReport['refused'];
  /** What the file says as a whole: the sheet that was read, what was hidden or passed over. */
  readonly notes?: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
  /** Every row of the file, in its order. */
  readonly details: readonly ReportRow[];
  readonly [more: string]: unknown;
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
  const { accepted, warned, rejected, recorded, alreadyThere, refused, notIssued = [] } = report;
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
  ].join('\n');
}

function reasonLine({ command, vi, en }: ImportReport['refused'][number]): string {
  return `  #${command}: ${vi} / ${en}`;
}
