import type { Command } from '../log/command.js';
import type { TaskContent } from './task.js';

export type TaskCommand =
  | Command<
      'DraftTask',
      TaskContent & { readonly source: { readonly file: string; readonly sha256: string; readonly row: number } | null }
    >
  /** Drafts only: an issued task changes by a document, which comes with extensions. */
  | Command<
      'AmendTask',
      { readonly changes: Partial<Omit<TaskContent, 'directive'>>; readonly document: string | null }
    >
  | Command<'VoidTask', { readonly reason: string }>
  /** Opens an assignment for every lead unit in the same request, all or nothing. `issuedOn` null: the day of asking. */
  | Command<'IssueTask', { readonly issuedOn: string | null }>;
