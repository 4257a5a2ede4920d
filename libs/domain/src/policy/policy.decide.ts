import type { Command } from '../log/command.js';
import type { Policy } from './policy.js';

/** The one stream of policy versions. */
export const POLICY_STREAM = '6f1f8c2e-0d57-5b7a-9d63-2a4f3c1e7b01';

/** On `POLICY_STREAM`; the version is one more than the last. */
export type PolicyCommand = Command<'PublishPolicy', { readonly policy: Policy }>;
