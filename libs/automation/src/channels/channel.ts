/** A way to a person outside the register. */
export interface OutgoingMessage {
  /** Notice id: the same for every try, so that a second copy can be recognised. */
  readonly notice: string;
  readonly to: { readonly name: string | null; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** ISO 8601 instant of the sending, from the clock. */
  readonly at: string;
}

export type SendOutcome =
  | { readonly sent: true; readonly messageId: string }
  /**
   * `permanent`: the same message to the same address would be refused again. `error` names no address. `addressRefused`: the server
   * takes nothing for this recipient, so nothing need be sent there until the address is corrected.
   */
  | { readonly sent: false; readonly permanent: boolean; readonly error: string; readonly addressRefused?: true };

/**
 * Never throws for what the other side does. An outcome that is not known (the line broke after the message had gone out) counts as
 * not sent: the message goes out again under the same id.
 */
export interface MessageChannel {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  close(): Promise<void>;
}
