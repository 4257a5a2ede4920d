/** The far end of a real SMTP conversation, for tests: what arrives can be read, and recipients can be refused. */
export {
  type CapturingMailbox,
  type MailboxOptions,
  openMailbox,
  type SmtpReply,
} from '../../apps/worker/src/mailbox/capturing.mailbox.js';
