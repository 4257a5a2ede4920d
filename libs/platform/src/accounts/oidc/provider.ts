import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  type AuthorizationServer,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi';
import type { Clock } from '../../clock/clock.js';
import { ProviderUnavailable } from './bounded.fetch.js';
import type { OidcDefences } from './oidc.defences.js';
import type { OidcSettings } from './oidc.settings.js';

const metadataMs = 3_600_000;
/** A key that is not known is looked for again, but a flood of tokens with invented keys asks the provider this seldom. */
const keysAgainMs = 30_000;

interface Known<Value> {
  readonly value: Promise<Value>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a provider says about itself, read when it is first needed and remembered for an hour; a reading that failed is not remembered. */
export class Provider {
  private metadata: Known<AuthorizationServer> | undefined;
  private keys: Known<JWTVerifyGetKey> | undefined;

  constructor(
    private readonly settings: OidcSettings,
    private readonly defences: OidcDefences,
    private readonly clock: Clock,
  ) {}

  /** Rejects with `ProviderUnavailable`, also where the metadata speaks for another issuer. */
  server(): Promise<AuthorizationServer> {
    const now = this.now();
    if (this.metadata === undefined || Math.abs(now - this.metadata.at) > metadataMs) {
      const value = this.discover();
      this.metadata = { value, at: now };
      value.catch(() => {
        // Whoever waits for it is told; the next one asks anew.
        if (this.metadata?.value === value) this.metadata = undefined;
      });
    }
    return this.metadata.value;
  }

  /** The key by which a token says that it is signed. */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await (
        await this.keySet(metadataMs)
      )(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await this.keySet(keysAgainMs))(header, token);
    }
  };

  /** For requests of the protocol's library. */
  get options() {
    // Which addresses may be asked without TLS is decided by our own fetch.
    return { [customFetch]: this.defences.fetch as typeof fetch, [allowInsecureRequests]: true };
  }

  private async discover(): Promise<AuthorizationServer> {
    try {
      const response = await discoveryRequest(new URL(this.settings.issuer), this.options);
      return await processDiscoveryResponse(this.defences.issuerOfMetadata(this.settings.issuer), response);
    } catch (error) {
      if (error instanceof ProviderUnavailable) throw error;
      throw new ProviderUnavailable('the metadata of the identity provider cannot be used', { cause: error });
    }
  }

  private keySet(maxAgeMs: number): Promise<JWTVerifyGetKey> {
    const now = this.now();
    if (this.keys === undefined || Math.abs(now - this.keys.at) > maxAgeMs) {
      const value = this.readKeys();
      this.keys = { value, at: now };
      value.catch(() => {
        // As above.
        if (this.keys?.value === value) this.keys = undefined;
      });
    }
    return this.keys.value;
  }

  private async readKeys(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address } = await this.server();
    if (address === undefined) throw new ProviderUnavailable('the identity provider names no keys');
    const response = await this.defences.fetch(address, { headers: { accept: 'application/json' } });
    if (response.status !== 200) throw new ProviderUnavailable(`the provider's keys: status ${response.status}`);
    try {
      return createLocalJWKSet((await response.json()) as JSONWebKeySet);
    } catch (error) {
      throw new ProviderUnavailable("the provider's keys cannot be read", { cause: error });
    }
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}
