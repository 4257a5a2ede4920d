/**
 * What is posted to the endpoint of a unit or a person: one morning's digest. Facts of tasks under their ids, as the register holds
 * them; nobody's name and no person but the recipient's own id. Signed by the scheme of Standard Webhooks, whose `webhook-id` is the
 * notice: a receiver that has seen it has seen this digest.
 */
export interface WebhookDigest {
  readonly type: 'digest';
  /** ISO 8601 instant of this try. */
  readonly timestamp: string;
  readonly data: {
    readonly notice: string;
    readonly recipient: { readonly kind: 'person' | 'unit'; readonly id: string };
    /** The local day (Asia/Ho_Chi_Minh) on which it is sent, `YYYY-MM-DD`. */
    readonly day: string;
    readonly items: readonly WebhookDigestItem[];
  };
}

export interface WebhookDigestItem {
  readonly task: string;
  readonly assignment: string;
  /** Number in the annex and of the document. */
  readonly ordinal: string;
  readonly directive: string;
  readonly work: string;
  readonly unit: string;
  /** Step of the ladder: R0 to R4b remind, E1 onwards speak of what is late. */
  readonly step: string;
  /** The last instant that is in time, ISO 8601; null when undated. `deadline` has the document's own words. */
  readonly dueAt: string | null;
  readonly deadline: string;
  /** Reminded after the working day on which the step was due. */
  readonly late: boolean;
  /** Set when it tells of a reminder that did not arrive. */
  readonly alarm: string | null;
  /** The task's page. */
  readonly url: string;
}
