/** The button of the identity provider in a real browser: there, in on its page, and back; and what is told to whom nobody has linked. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { OidcSettings } from '#platform';
import { launchChromium } from '../support/chromium.js';
import { quietProvider } from '../support/oidc/quiet-provider.js';
import { openRealProvider, type RealProvider, STRONG_ACR } from '../support/oidc/real-provider.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type DoorScene, openDoor } from './door.scene.js';
import { coordinator, leader } from './register.examples.js';
import { buildPages } from './web.harness.js';

const PREPARING_MS = 300_000;
const STORY_MS = 120_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

suiteNeeding('chromium', 'the button of the identity provider', (chromium) => {
  let door: DoorScene;
  let provider: RealProvider;
  let browser: Browser;

  beforeAll(async () => {
    quietProvider();
    // The provider must know our address, and we the provider's: it is asked when somebody presses the button, not before.
    const unknownYet = { issuer: '', clientId: '', clientSecret: '', redirectUri: '', afterSignOut: '' };
    const settings: OidcSettings = { ...unknownYet, name: 'Tỉnh', strongAcr: [STRONG_ACR], strongAmr: [] };
    door = await openDoor({ webRoot: await buildPages(), oidc: { settings } });
    const { url } = door.harness;
    provider = await openRealProvider(`${url}/sign-in/return`);
    const { issuer, clientId, clientSecret } = provider;
    const ours = { redirectUri: `${url}/sign-in/return`, afterSignOut: `${url}/` };
    Object.assign(settings, { issuer, clientId, clientSecret, ...ours });
    await door.accounts.desk.link(coordinator, { issuer: `${issuer}/`, subject: 'van-phong-there' });
    await door.accounts.desk.link(leader, { issuer: `${issuer}/`, subject: 'leader-there' });
    browser = await launchChromium(chromium);
  }, PREPARING_MS);

  afterAll(async () => {
    await browser?.close();
    await provider?.close();
    await door?.harness.stop();
  }, PREPARING_MS);

  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations.map(({ id }) => id))`,
    );
  };
  const goThere = async (path: string, login: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(door.harness.url + path);
    await page.getByTestId('provider').click();
    await page.locator('input[name=login]').fill(login);
    await page.getByRole('button').click();
    return page;
  };

  it(
    'leads in by the provider’s page, to the page that was asked for, and leaves no code behind',
    async () => {
      const page = await goThere('/tasks?q=47', 'van-phong-there');
      await page.getByTestId('person').waitFor();
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/tasks?q=47');
      await page.goBack();
      expect(page.url()).not.toContain('code=');
    },
    STORY_MS,
  );

  it(
    'says to whom nobody has linked what to do, and begins again',
    async () => {
      const page = await goThere('/', 'nobody-here');
      await page.getByTestId('provider-refused').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('Chưa có tài khoản nối với danh tính này');
      expect(page.url()).not.toContain('code=');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByTestId('provider-refused').getByRole('link').click();
      await page.getByTestId('provider').waitFor();
      expect(await faultsOf(page)).toEqual([]);
    },
    STORY_MS,
  );

  it(
    'goes on with the second step where the role needs one',
    async () => {
      const page = await goThere('/', 'leader-there');
      await page.getByTestId('factor-secret').waitFor();
      expect(await page.getByTestId('provider-refused').count()).toBe(0);
    },
    STORY_MS,
  );
});
