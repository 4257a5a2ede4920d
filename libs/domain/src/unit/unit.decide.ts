import type { Command } from '../log/command.js';
import type { Post, UnitKind } from './unit.js';

export type UnitCommand =
  | Command<
      'RegisterUnit',
      {
        readonly code: string;
        readonly name: string;
        readonly nameEn: string | null;
        readonly kind: UnitKind;
        readonly parent: string | null;
        readonly field: string | null;
      }
    >
  | Command<'RenameUnit', { readonly name: string; readonly nameEn: string | null; readonly document: string | null }>
  | Command<'FillPost', { readonly post: Post; readonly person: string; readonly acting: boolean }>
  | Command<'VacatePost', { readonly post: Post; readonly person: string }>;
