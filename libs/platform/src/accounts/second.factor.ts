import type { Account } from './account.entity.js';
import type { AccountStore } from './account.store.js';
import { matchingStep, totpUri } from './totp.js';

/** What an app needs to make codes: the secret to type, and the same as a URI. */
export interface OfferedFactor {
  readonly secret: string;
  readonly uri: string;
}

/** Codes for the second step: of an authenticator app, or one of the recovery codes. */
export class SecondFactor {
  constructor(private readonly accounts: AccountStore) {}

  /** Whether the code is good now; it is never good again. Says which kind it was. */
  async accepts(account: Account, code: string, now: string): Promise<'app' | 'recovery' | undefined> {
    if (await this.isNew(account, 'totp', { code, now })) return 'app';
    return (await this.accounts.useRecoveryCode(account.person, code, now)) ? 'recovery' : undefined;
  }

  async offer(account: Account): Promise<OfferedFactor> {
    const secret = await this.accounts.offerTotp(account.person);
    return { secret, uri: totpUri(secret, account.login) };
  }

  /** The recovery codes, once a code proves that the offered secret arrived; undefined when it does not. */
  async confirm(account: Account, code: string, now: string): Promise<readonly string[] | undefined> {
    return (await this.isNew(account, 'totpPending', { code, now }))
      ? this.accounts.confirmTotp(account.person)
      : undefined;
  }

  private async isNew(
    account: Account,
    which: 'totp' | 'totpPending',
    { code, now }: { readonly code: string; readonly now: string },
  ): Promise<boolean> {
    const secret = this.accounts.secretOf(account, which);
    if (secret === undefined) return false;
    const step = matchingStep(secret, code.replaceAll(' ', ''), { now, after: account.totpStep });
    return step !== undefined && (await this.accounts.takeStep(account.person, step));
  }
}
