import { Inject, Injectable } from '@nestjs/common';
import type { ProviderAddress, ProviderAnswer, SignInProvider } from '#contracts';
import { type Accounts, type OidcDesk, ProviderUnavailable } from '#platform';
import { ACCOUNTS, API_LOG, type ApiLog, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest } from '../http/api.request.js';
import type { ProviderBeginBody, ProviderReturnBody } from './oidc.bodies.js';
import type { SessionCookies } from './session.cookie.js';
import { type Exchange, SignInScreens } from './sign-in.screens.js';

/** Signing in by an identity provider, over HTTP: the browser keeps the attempt, the provider's answer comes by our own page. */
@Injectable()
export class OidcScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    @Inject(API_LOG) private readonly log: ApiLog,
    private readonly signIn: SignInScreens,
  ) {}

  provider(): SignInProvider {
    return { name: this.accounts.oidc?.name ?? null };
  }

  async begin({ returnTo, invitation }: ProviderBeginBody, { request, response }: Exchange): Promise<ProviderAddress> {
    this.signIn.callerOf(request);
    const going = { returnTo: returnTo ?? '/', invitation: invitation ?? null };
    const { url, attempt } = await this.asked((desk) => desk.begin(going));
    this.cookies.write(request, response, { kind: 'attempt', value: attempt });
    return { url };
  }

  async finish(body: ProviderReturnBody, exchange: Exchange): Promise<ProviderAnswer> {
    const { request, response } = exchange;
    const caller = this.signIn.callerOf(request);
    const sealed = this.cookies.read(request, 'attempt');
    this.cookies.clear(request, response, 'attempt');
    const outcome = await this.asked((desk) => desk.finish(sealed, parametersOf(body), caller));
    switch (outcome.status) {
      case 'refused':
        this.log.warn({ because: outcome.because }, 'a sign-in by the identity provider was refused');
        throw new ApiProblem('provider-refused');
      case 'declined':
        throw new ApiProblem('provider-declined');
      case 'unknown':
        throw new ApiProblem('identity-unknown');
      case 'named':
        return { step: await this.signIn.follow(outcome.step, exchange), returnTo: outcome.returnTo };
    }
  }

  async signOut(request: ApiRequest): Promise<ProviderAddress> {
    this.signIn.callerOf(request);
    return { url: await this.asked((desk) => desk.signOutAddress()) };
  }

  /** Throws `not-found` where there is no provider, and `provider-unavailable` where it does not answer. */
  private async asked<Answer>(ask: (desk: OidcDesk) => Promise<Answer>): Promise<Answer> {
    if (this.accounts.oidc === null) throw new ApiProblem('not-found');
    try {
      return await ask(this.accounts.oidc);
    } catch (error) {
      if (!(error instanceof ProviderUnavailable)) throw error;
      this.log.warn({ err: error }, 'the identity provider cannot be asked');
      throw new ApiProblem('provider-unavailable', { headers: { 'Retry-After': '60' } });
    }
  }
}

function parametersOf({ state, code, iss, error }: ProviderReturnBody): URLSearchParams {
  const parameters = new URLSearchParams({ state });
  for (const [name, value] of Object.entries({ code, iss, error }))
    if (value !== undefined) parameters.set(name, value);
  return parameters;
}
