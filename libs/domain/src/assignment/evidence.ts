/** The document or note that shows that the work was done. */
export type Evidence =
  | {
      readonly kind: 'document';
      readonly number: string;
      readonly issuedOn: string;
      readonly title: string;
      readonly sha256: string | null;
    }
  | { readonly kind: 'note'; readonly words: string };

/** Why work cannot go on. */
export type ObstacleCause = 'no-central-guidance' | 'reorganisation' | 'funding' | 'legal' | 'other';
