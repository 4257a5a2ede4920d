/**
 * Every attack on signing in by a provider that we know of, tried against a real provider twice: as we are, where it must fail, and with
 * the one defence that it meets taken off, where it must succeed. Some attacks meet several defences; then the others are off both
 * times, so that each is seen to be enough by itself.
 */
import { quietProvider } from '../../../../../test/support/oidc/quiet-provider.js';
import { unchanged } from '../../../../../test/support/oidc/real-provider.js';
import { answerAttacks } from './answer.attacks.examples.js';
import { CLOCK_SKEW } from './index.js';
import { lanEnters } from './oidc-attack.examples.js';
import { forgeToken, inSeconds, type OidcAccounts, openOidcAccounts } from './oidc.scene.examples.js';
import { tokenAttacks } from './token.attacks.examples.js';
import { wireAttacks } from './wire.attacks.examples.js';

const attacks = [...tokenAttacks, ...answerAttacks, ...wireAttacks];
const caught: string[] = [];
let scene: OidcAccounts;

beforeAll(async () => {
  quietProvider();
  scene = await openOidcAccounts();
});
afterAll(async () => {
  const lines = attacks.map(({ name }) => `${caught.includes(name) ? 'yes' : 'NO '}  ${name}`);
  process.stdout.write(
    `defended, and its mutant caught (${caught.length} of ${attacks.length}):\n${lines.join('\n')}\n`,
  );
  await scene.stop();
});
beforeEach(calm);

/** As if nothing had been tried before. */
async function calm(): Promise<void> {
  scene.provider.rewrite = unchanged;
  scene.wall.offset = 0;
  await scene.accounts.source.query('delete from access.attempt');
}

describe('a sign-in by the identity provider', () => {
  it('succeeds when nobody attacks it', async () => {
    expect(await lanEnters(scene.with())).toBe(true);
  });

  it.each([
    ['exp', -CLOCK_SKEW + 30],
    ['nbf', CLOCK_SKEW - 30],
  ])('bears clocks that differ by half a minute (%s)', async (claim, seconds) => {
    forgeToken(scene.provider, (claims) => ({ ...claims, [claim]: inSeconds(scene, seconds) }));
    expect(await lanEnters(scene.with())).toBe(true);
  });

  it.each(attacks.map((attack) => [attack.name, attack] as const))('withstands %s', async (name, attack) => {
    const { alone, mutant, run } = attack;
    const off = typeof mutant === 'function' ? mutant(scene) : mutant;
    expect(await run(scene.with(alone), scene)).toBe(false);
    await calm();
    expect(await run(scene.with({ ...alone, ...off }), scene)).toBe(true);
    caught.push(name);
  });
});
