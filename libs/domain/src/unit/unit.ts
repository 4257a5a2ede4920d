import type { Fact } from '../log/event.js';

export type UnitKind =
  'government' | 'ministry' | 'province' | 'committee' | 'office' | 'department' | 'commune' | 'agency' | 'enterprise';
export type Post = 'unitHead' | 'officer' | 'coordinator' | 'fieldLeader' | 'leader';

export type UnitEvent =
  | Fact<
      'UnitRegistered',
      {
        readonly code: string;
        readonly name: string;
        readonly nameEn: string | null;
        readonly kind: UnitKind;
        readonly parent: string | null;
        /** Field or area for grouping on scoreboards, e.g. "finance"; null when none. */
        readonly field: string | null;
      }
    >
  | Fact<'UnitRenamed', { readonly name: string; readonly nameEn: string | null; readonly document: string | null }>
  | Fact<'PostFilled', { readonly post: Post; readonly person: string; readonly acting: boolean }>
  | Fact<'PostVacated', { readonly post: Post; readonly person: string }>;

export type UnitState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'active';
      readonly code: string;
      readonly name: string;
      readonly nameEn: string | null;
      readonly kind: UnitKind;
      readonly parent: string | null;
      readonly posts: readonly { readonly post: Post; readonly person: string; readonly acting: boolean }[];
    };
