/** The door with passkeys, over HTTP on `localhost`, and with defences that a test can take away one by one. */
import type { PasskeyAdded, PasskeyAsk, PasskeyOffer, Session, SignInAnswer } from '#contracts';
import {
  type Asserted,
  type Passkey,
  type PasskeyAsked,
  PasskeyChallenges,
  PasskeyProof,
  PasskeyStore,
  type PartsInstead,
  type WebauthnChecks,
  webauthnChecks,
} from '#platform';
import { CookieBrowser } from './cookie.browser.js';
import { type DoorScene, openDoor, password } from './door.scene.js';
import { SoftwareAuthenticator } from './software.authenticator.js';

export const evil = { origin: 'https://dondoc.evil.example', rpId: 'dondoc.evil.example' };

export type Defence =
  | 'answered once'
  | 'this browser'
  | 'this purpose'
  | 'in time'
  | 'own origin'
  | 'own name'
  | 'verified user'
  | 'counter'
  | 'own key'
  | 'signature';

/** Which defence is off; none while it is undefined. */
export interface Defences {
  off: Defence | undefined;
}

/** The real parts, each of which leaves one thing out when it is told to. */
function leaky(defences: Defences): PartsInstead {
  const isOff = (defence: Defence): boolean => defences.off === defence;

  class LeakyChallenges extends PasskeyChallenges {
    override make(asked: PasskeyAsked, at: string): string {
      return super.make(this.blurred(asked), at);
    }
    override holds(challenge: string, asked: PasskeyAsked, now: string): boolean {
      return super.holds(challenge, this.blurred(asked), isOff('in time') ? '2000-01-01T00:00:00.000Z' : now);
    }
    override async use(challenge: string, now: string): Promise<boolean> {
      return (await super.use(challenge, now)) || isOff('answered once');
    }
    private blurred(asked: PasskeyAsked): PasskeyAsked {
      if (isOff('this browser')) return { ...asked, browser: 'any' };
      return isOff('this purpose') ? { ...asked, purpose: 'sign-in', person: null } : asked;
    }
  }

  class LeakyPasskeys extends PasskeyStore {
    override async use(id: string, counter: number, at: string): Promise<boolean> {
      return (await super.use(id, counter, at)) || isOff('counter');
    }
  }

  class LeakyProof extends PasskeyProof {
    protected override belongs(passkey: Passkey, answer: Asserted, asked: Pick<PasskeyAsked, 'purpose' | 'person'>) {
      return isOff('own key') || super.belongs(passkey, answer, asked);
    }
  }

  const loosened = <Options extends Parameters<WebauthnChecks['authentication']>[0]>(options: Options): Options => ({
    ...options,
    ...(isOff('own origin') ? { expectedOrigin: [options.expectedOrigin, evil.origin].flat() } : {}),
    ...(isOff('own name') ? { expectedRPID: [options.expectedRPID, evil.rpId].flat() } : {}),
    ...(isOff('verified user') ? { requireUserVerification: false } : {}),
  });
  const checks: WebauthnChecks = {
    registration: webauthnChecks.registration,
    authentication: async (options) => {
      const answer = await webauthnChecks.authentication(loosened(options));
      return isOff('signature') ? { ...answer, verified: true } : answer;
    },
  };

  return ({ source, sealer }) => ({
    checks,
    challenges: new LeakyChallenges(source, sealer.derive('passkey challenges')),
    passkeys: new LeakyPasskeys(source, sealer),
    proof: (parts) => new LeakyProof(parts),
  });
}

export interface PasskeyScene {
  readonly door: DoorScene;
  readonly origin: string;
  browser(): CookieBrowser;
  /** Signed in by a password; for whoever has no second factor. */
  inside(login: string): Promise<CookieBrowser>;
  /** A new passkey of whoever is signed in there. */
  enrol(at: CookieBrowser, name?: string): Promise<{ key: SoftwareAuthenticator; added: PasskeyAdded }>;
  ask(at: CookieBrowser, ticket?: string): Promise<PasskeyAsk>;
  answer(at: CookieBrowser, answer: object, ticket?: string): Promise<{ status: number; body: SignInAnswer }>;
  /** The ticket of a password that was right. */
  ticket(at: CookieBrowser, login: string): Promise<string>;
  whoIs(at: CookieBrowser): Promise<Session | undefined>;
}

export async function openPasskeyScene(defences: Defences = { off: undefined }): Promise<PasskeyScene> {
  const door = await openDoor({ parts: leaky(defences) });
  const origin = door.harness.url.replace('127.0.0.1', 'localhost');
  const enter = (at: CookieBrowser, login: string) =>
    at.post<SignInAnswer>('/api/v1/session', { login, password }).then(({ body }) => body);
  const scene: PasskeyScene = {
    door,
    origin,
    browser: () => new CookieBrowser(origin),
    async inside(login) {
      const at = scene.browser();
      const { status } = await enter(at, login);
      if (status !== 'signed-in') throw new Error(`not signed in: ${status}`);
      return at;
    },
    async enrol(at, name = 'Máy của Lan') {
      const key = new SoftwareAuthenticator(origin);
      const { body: offer } = await at.post<PasskeyOffer>('/api/v1/account/passkeys/offer', { password });
      const { body } = await at.post<PasskeyAdded>('/api/v1/account/passkeys', { name, answer: key.make(offer) });
      return { key, added: body };
    },
    async ask(at, ticket) {
      return (await at.post<PasskeyAsk>('/api/v1/session/passkey/ask', ticket === undefined ? {} : { ticket })).body;
    },
    answer: (at, answer, ticket) =>
      at.post<SignInAnswer>('/api/v1/session/passkey', { answer, ...(ticket === undefined ? {} : { ticket }) }),
    async ticket(at, login) {
      return (await enter(at, login)).ticket ?? '';
    },
    async whoIs(at) {
      const { status, body } = await at.get<Session>('/api/v1/session');
      return status === 200 ? body : undefined;
    },
  };
  return scene;
}
