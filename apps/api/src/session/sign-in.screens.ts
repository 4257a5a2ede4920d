import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { PasswordSet, SecondFactorOffer, SignInAnswer } from '#contracts';
import { type Accounts, type Caller, type SignedIn, type SignInStep } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest } from '../http/api.request.js';
import { refuseForeignPage } from './own.page.js';
import { passwordAnswer } from './password.answer.js';
import type { SignInBody, TicketBody, TicketCodeBody, TicketPasswordBody } from './session.bodies.js';
import type { SessionCookies } from './session.cookie.js';

/** A request together with the answer that its cookies go into. */
export interface Exchange {
  readonly request: ApiRequest;
  readonly response: Response;
}

/** The steps of signing in, over HTTP: they take no cookie and give one at the end. */
@Injectable()
export class SignInScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
  ) {}

  signIn({ login, password }: SignInBody, exchange: Exchange): Promise<SignInAnswer> {
    return this.step(exchange, (caller) => this.accounts.signIn.withPassword(login, password, caller));
  }

  secondFactor({ ticket, code }: TicketCodeBody, exchange: Exchange): Promise<SignInAnswer> {
    return this.step(exchange, (caller) => this.accounts.signIn.withSecondFactor(ticket, code, caller));
  }

  async offer({ ticket }: TicketBody, { request }: Exchange): Promise<SecondFactorOffer> {
    this.callerOf(request);
    const offer = await this.accounts.signIn.offerSecondFactor(ticket);
    if (offer === undefined) throw new ApiProblem('sign-in-refused');
    return offer;
  }

  confirm({ ticket, code }: TicketCodeBody, exchange: Exchange): Promise<SignInAnswer> {
    return this.step(exchange, (caller) => this.accounts.signIn.confirmSecondFactor(ticket, code, caller));
  }

  async choosePassword({ ticket, password }: TicketPasswordBody, { request }: Exchange): Promise<PasswordSet> {
    return passwordAnswer(await this.accounts.desk.setWithTicket(ticket, password, this.callerOf(request)));
  }

  /** The demonstration's doors begin a session, too, which lasts as long as its clock is moved. */
  async enter(
    who: { readonly person: string; readonly role: string; readonly unit: string | null },
    exchange: Exchange,
  ): Promise<void> {
    const { request, response } = exchange;
    const at = this.accounts.clock.now();
    const lasts = { idle: doorSeconds, whole: doorSeconds };
    const agent = request.get('user-agent') ?? null;
    const begun = { ...who, method: 'door', secondFactor: true, agent, lasts, at } as const;
    const { secret } = await this.accounts.sessions.begin(begun);
    await this.leaveOld(request);
    this.cookies.write(request, response, { kind: 'session', value: secret });
  }

  /** One step: where the page comes from is looked at first, and what becomes of it is put into words and cookies. */
  async step(exchange: Exchange, work: (caller: Caller) => Promise<SignInStep>): Promise<SignInAnswer> {
    const caller = this.callerOf(exchange.request);
    return this.follow(await work(caller), exchange);
  }

  /** What the browser is told of a step, whichever way it was taken; at the last one it gets its session. */
  async follow(step: SignInStep, exchange: Exchange): Promise<SignInAnswer> {
    switch (step.status) {
      case 'refused':
        throw new ApiProblem('sign-in-refused');
      case 'no-role':
        throw new ApiProblem('role-missing');
      case 'second-factor':
        return { status: step.status, ticket: step.ticket, factors: step.factors, recoveryCodes: null };
      case 'second-factor-enrolment':
        return { status: step.status, ticket: step.ticket, recoveryCodes: null };
      case 'signed-in':
        await this.begin(step, exchange);
        return { status: 'signed-in', ticket: null, recoveryCodes: step.recoveryCodes ?? null };
    }
  }

  private async begin({ session, device }: SignedIn, { request, response }: Exchange): Promise<void> {
    await this.leaveOld(request);
    this.cookies.write(request, response, { kind: 'session', value: session.secret });
    this.cookies.write(request, response, { kind: 'device', value: device });
  }

  /** A browser has one session: the one that it brought ends, whoever planted it there. */
  private async leaveOld(request: ApiRequest): Promise<void> {
    const at = this.accounts.clock.now();
    const secret = this.cookies.read(request, 'session');
    const old = secret === undefined ? undefined : await this.accounts.sessions.verify(secret, at, true);
    if (old !== undefined) await this.accounts.sessions.end(old.id, { person: old.person, because: 'replaced', at });
  }

  /** Throws the problem of an open wire, or of another site's page. */
  callerOf(request: ApiRequest): Caller {
    this.cookies.refuseOpenWire(request);
    refuseForeignPage(request, this.cookies.publicUrl);
    return callerOf(request, this.cookies);
  }
}

const doorSeconds = 400 * 86_400;

/** Where a request comes from, for pauses and for the record. */
export function callerOf(request: ApiRequest, cookies: SessionCookies): Caller {
  return {
    address: request.ip ?? 'unknown',
    agent: request.get('user-agent') ?? null,
    device: cookies.read(request, 'device') ?? null,
  };
}
