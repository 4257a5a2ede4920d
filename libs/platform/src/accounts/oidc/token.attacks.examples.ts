/** Attacks by a token that the provider did not sign, or not for this sign-in. */
import { createPublicKey } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  UnsecuredJWT,
} from 'jose';
import { CLOCK_SKEW, type OidcDefences, oidcDefences } from './index.js';
import { anyNonce, type Attack, claimsWithout, hoaEntersAsLan, lanEnters } from './oidc-attack.examples.js';
import { forgeToken, inSeconds, type OidcAccounts, signedBy } from './oidc.scene.examples.js';

const patient: Partial<OidcDefences> = {
  claims: (expected) => ({ ...oidcDefences.claims(expected), clockTolerance: 86_400 }),
};
const anySignature: Partial<OidcDefences> = { verify: async (token) => decodeJwt(token) };

function publicPem({ provider }: OidcAccounts): Uint8Array {
  return Buffer.from(createPublicKey({ key: provider.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
}

export const tokenAttacks: readonly Attack[] = [
  {
    name: 'a token of another issuer',
    mutant: claimsWithout('issuer'),
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, iss: 'https://id.evil.example' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token for another program',
    mutant: claimsWithout('audience'),
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, aud: 'another' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token for several programs, asked for by another',
    mutant: { isForUs: () => true },
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, aud: ['dondoc', 'another'], azp: 'another' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token with another nonce',
    mutant: anyNonce,
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, nonce: 'of-another-sign-in' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token without nonce',
    mutant: anyNonce,
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, nonce: undefined }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token without signature (alg none)',
    mutant: { verify: async (token) => UnsecuredJWT.decode(token).payload },
    run: (at, scene) => {
      const unsigned = async ({ claims }: { claims: object }) => new UnsecuredJWT({ ...claims }).encode();
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), unsigned);
      return hoaEntersAsLan(at);
    },
  },
  {
    name: 'a token signed with the public key (HS256)',
    mutant: (scene) => ({
      verify: async (token, keys, options) =>
        decodeProtectedHeader(token).alg === 'HS256'
          ? (await jwtVerify(token, publicPem(scene), { ...options, algorithms: ['HS256'] })).payload
          : (await jwtVerify(token, keys, options)).payload,
    }),
    run: (at, scene) => {
      const sign = ({ claims }: { claims: object }) =>
        signedBy(publicPem(scene))({ header: { alg: 'HS256', kid: 'of-the-provider' }, claims: { ...claims } });
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), sign);
      return hoaEntersAsLan(at);
    },
  },
  {
    name: 'a token that brings its own key, of an unknown kid',
    mutant: { verify: async (token, _, options) => (await jwtVerify(token, EmbeddedJWK, options)).payload },
    run: async (at, scene) => {
      const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
      const header = { alg: 'RS256', kid: 'of-the-attacker', jwk: await exportJWK(publicKey) };
      forgeToken(
        scene.provider,
        (claims) => ({ ...claims, sub: 'lan-there' }),
        ({ claims }) => signedBy(privateKey)({ header, claims }),
      );
      return hoaEntersAsLan(at);
    },
  },
  {
    name: "a token signed with another key under the provider's kid",
    mutant: anySignature,
    run: async (at, scene) => {
      const { privateKey } = await generateKeyPair('RS256');
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), signedBy(privateKey));
      return hoaEntersAsLan(at);
    },
  },
  {
    name: 'a token that has expired',
    mutant: patient,
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, exp: inSeconds(scene, -CLOCK_SKEW - 30) }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token that is not valid yet',
    mutant: patient,
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, nbf: inSeconds(scene, CLOCK_SKEW + 60) }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token that never expires',
    mutant: claimsWithout('requiredClaims'),
    run: (at, scene) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, exp: undefined }));
      return lanEnters(at);
    },
  },
];
