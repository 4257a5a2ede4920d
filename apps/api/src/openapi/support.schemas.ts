import { list, object, flag, instant, oneOf, optional, orNull, type Schema, text, whole } from './schema.js';

/** GET /health/live and /health/ready */
export interface Health {
  readonly status: 'ok' | 'not-ready';
  readonly checks: readonly HealthCheck[];
}

export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** GET /api/v1/status */
export interface RegisterStatus {
  readonly position: number;
  readonly now: string;
  readonly projections: readonly ProjectionStatus[];
  /** When the next timer is due; null when none is. */
  readonly nextTimerAt: string | null;
  /** Items that are due to be told and stand in no notice yet. */
  readonly untold: number;
  /** Notices that were neither sent nor given up. */
  readonly undelivered: number;
}

interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: number;
  readonly lag: number;
  readonly status: 'running' | 'stopped';
  readonly fault: string | null;
}

export const supportSchemas: Readonly<Record<string, Schema>> = {
  Health: object<Health>('Tình trạng · Health', {
    status: oneOf('Kết luận · Verdict', ['ok', 'not-ready']),
    checks: list(
      'Từng mục · Each check',
      object<HealthCheck>('Một mục · A check', {
        name: text('Mục · What'),
        ok: flag('Được · Well'),
        detail: optional(text('Chi tiết · Detail')),
      }),
    ),
  }),
  RegisterStatus: object<RegisterStatus>('Tình trạng của sổ · How the register stands', {
    position: whole('Vị trí cuối của sổ · End of the log'),
    now: instant('Đồng hồ của sổ · The register’s clock'),
    projections: list(
      'Các bảng đọc · Projections',
      object<ProjectionStatus>('Một bảng · A projection', {
        name: text('Tên · Name'),
        version: whole('Phiên bản · Version'),
        position: whole('Đã đến vị trí · Has reached'),
        lag: whole('Còn thiếu bao nhiêu sự kiện · Events behind'),
        status: oneOf('Trạng thái · Status', ['running', 'stopped']),
        fault: orNull(text('Lỗi · Fault')),
      }),
    ),
    nextTimerAt: orNull(instant('Hẹn kế tiếp · The next timer')),
    untold: whole('Việc đến hạn nhắc, chưa có thông báo · Items due to be told that stand in no notice'),
    undelivered: whole('Thông báo chờ gửi · Notices neither sent nor given up'),
  }),
};
