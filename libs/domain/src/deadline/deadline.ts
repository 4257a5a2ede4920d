/**
 * When something is due, with the precision in which the document said it. Days are days in Asia/Ho_Chi_Minh; a deadline ends
 * at 23:59:59.999 there on its last day. `text` keeps the document's own words.
 */
export type Deadline = { readonly text: string } & (
  | { readonly precision: 'instant'; readonly at: string }
  | { readonly precision: 'day'; readonly on: string }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly precision: 'half-year'; readonly year: number; readonly half: number }
  | { readonly precision: 'year'; readonly year: number }
  /** Both ends are days; the last one counts. */
  | { readonly precision: 'range'; readonly from: string; readonly to: string }
  /** "2025 and the years after": due at the end of that year, then yearly. */
  | { readonly precision: 'open-ended'; readonly year: number }
  | { readonly precision: 'recurring'; readonly every: 'month' | 'quarter' | 'half-year' | 'year' }
  | { readonly precision: 'relative'; readonly days: number; readonly working: boolean; readonly after: string }
  | { readonly precision: 'continuous' }
  | { readonly precision: 'none' }
);
