/**
 * Bodies of the API's commands. Every POST takes `Idempotency-Key` (a UUID; made by the server when absent) and, on an
 * assignment or task, `If-Match` with the version read. Every answer is a `CommandAnswer`.
 */
export interface CommandAnswer {
  /** The log position that includes this command's effect: send it as `X-Position` on the next GET to read your write. */
  readonly position: number;
  readonly id: string;
  readonly version: number;
  readonly repeated: boolean;
}

/** POST /api/v1/assignments/{id}/<name> */
export interface AssignmentCommands {
  readonly receive: Record<string, never>;
  readonly delegate: { readonly officer: string };
  readonly 'request-return': { readonly reason: 'not-our-function' | 'unclear' | 'duplicate'; readonly words: string };
  readonly 'grant-return': { readonly words?: string };
  readonly 'refuse-return': { readonly reason: string };
  readonly 'report-progress': { readonly words: string; readonly nextStep?: string; readonly percent?: number };
  readonly 'raise-obstacle': {
    readonly cause: 'no-central-guidance' | 'reorganisation' | 'funding' | 'legal' | 'other';
    readonly authority: string;
    readonly words: string;
  };
  readonly 'confirm-obstacle': { readonly words?: string };
  readonly 'resolve-obstacle': { readonly words: string };
  readonly 'send-for-issue': {
    readonly authority: string;
    readonly letterNumber: string;
    readonly sentOn: string;
    readonly words?: string;
  };
  readonly 'issue-refused': { readonly reason: string };
  readonly submit: {
    readonly evidence:
      | {
          readonly kind: 'document';
          readonly number: string;
          readonly issuedOn: string;
          readonly title: string;
          readonly sha256?: string;
        }
      | { readonly kind: 'note'; readonly words: string };
    readonly words?: string;
  };
  readonly confirm: Record<string, never>;
  readonly 'return-deliverable': { readonly reason: string };
}

/** POST /api/v1/tasks (draft), /api/v1/tasks/{id}/{amend,void,issue}, /api/v1/directives, /api/v1/forms/{id}/{issue,drop} */
export interface FormCommands {
  readonly issue: { readonly number?: string };
  readonly drop: { readonly reason: string };
}
