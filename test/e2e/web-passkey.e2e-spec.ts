/** Passkeys in a real browser with an authenticator of its own (CDP): made, shown alone and after a password, raised, removed. */
import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { stepOf, totpAt } from '#platform';
import { launchChromium } from '../support/chromium.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type DoorScene, openDoor, password } from './door.scene.js';
import { coordinator, financeHead, leader } from './register.examples.js';
import { buildPages } from './web.harness.js';

const PREPARING_MS = 300_000;
const STORY_MS = 120_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly authenticator: string;
}

suiteNeeding('chromium', 'passkeys in the web app', (chromium) => {
  let door: DoorScene;
  let browser: Browser;
  let home: string;

  beforeAll(async () => {
    door = await openDoor({ webRoot: await buildPages() });
    home = door.harness.url.replace('127.0.0.1', 'localhost');
    browser = await launchChromium(chromium);
  }, PREPARING_MS);
  afterAll(async () => {
    await browser?.close();
    await door?.harness.stop();
  }, PREPARING_MS);

  /** A browser with an empty authenticator that has verified its user. */
  const visit = async (): Promise<Visit> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(home);
    return { page, cdp, authenticator: authenticatorId };
  };
  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations.map(({ id }) => id))`,
    );
  };
  const giveCredentials = async (page: Page, login: string): Promise<void> => {
    await page.getByTestId('login').fill(login);
    await page.locator('input[name=password]').fill(password);
    await page.getByTestId('sign-in').click();
  };
  const openAccount = async (page: Page): Promise<void> => {
    await page.getByTestId('person').getByRole('link').click();
    await page.getByTestId('passkeys').waitFor();
  };
  const addPasskey = async (page: Page, name: string): Promise<void> => {
    await page.getByTestId('passkey-password').fill(password);
    await page.getByTestId('passkey-name').fill(name);
    await page.getByTestId('make-passkey').click();
  };
  const leave = async (page: Page): Promise<void> => {
    await page.getByTestId('leave').click();
    await page.getByTestId('login').waitFor();
  };

  it(
    'makes one on the account page, signs in with it alone and after the password, and removes it',
    async () => {
      await door.choosePassword(financeHead);
      const { page, cdp, authenticator } = await visit();
      await giveCredentials(page, 'lan.nguyen');
      await openAccount(page);
      await addPasskey(page, 'Máy ở cơ quan');
      await page.getByTestId('codes-kept').click();
      await page.getByTestId('passkey').getByText('Máy ở cơ quan').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
      expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);

      await leave(page);
      await page.getByTestId('show-passkey').click();
      await page.getByTestId('leave').waitFor();
      await leave(page);
      await giveCredentials(page, 'lan.nguyen');
      await page.getByTestId('code').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByTestId('show-passkey').click();
      await openAccount(page);
      await page.getByTestId('remove-passkey').click();
      await page.getByTestId('passkey').waitFor({ state: 'detached' });
      await leave(page);
      await page.getByTestId('show-passkey').click();
      await page.getByRole('alert').waitFor();
    },
    STORY_MS,
  );

  it(
    'lets a leader come in by one that is set up at the first sign-in, and keeps the last',
    async () => {
      await door.choosePassword(leader);
      const { page } = await visit();
      await giveCredentials(page, 'lanh.dao');
      await page.getByTestId('factor-qr').waitFor();
      await page.getByTestId('passkey-name').fill('Khóa bảo mật');
      await page.getByTestId('make-passkey').click();
      await page.getByTestId('codes-kept').click();
      await openAccount(page);
      await page.getByTestId('remove-passkey').click();
      await page.getByRole('alert').getByText('cuối cùng').waitFor();
    },
    STORY_MS,
  );

  it(
    'raises a session that began before the passkey was there',
    async () => {
      await door.choosePassword(coordinator);
      const [first, second] = [await visit(), await visit()];
      await giveCredentials(first.page, 'van.phong');
      await giveCredentials(second.page, 'van.phong');
      await openAccount(second.page);
      await addPasskey(second.page, 'Máy hai');
      await second.page.getByTestId('codes-kept').click();
      // One that is synchronised between the two browsers.
      const { credentials } = await second.cdp.send('WebAuthn.getCredentials', {
        authenticatorId: second.authenticator,
      });
      for (const credential of credentials)
        await first.cdp.send('WebAuthn.addCredential', { authenticatorId: first.authenticator, credential });
      await openAccount(first.page);
      await first.page.getByTestId('remove-passkey').click();
      await first.page.getByRole('alert').waitFor();
      await first.page.getByTestId('show-passkey').click();
      await first.page.getByTestId('show-passkey').waitFor({ state: 'detached' });
      await first.page.getByTestId('remove-passkey').click();
      await first.page.getByTestId('passkey').waitFor({ state: 'detached' });
    },
    STORY_MS,
  );

  it(
    'shows the key of an app as a picture that a camera reads',
    async () => {
      await door.choosePassword(leader);
      const { page } = await visit();
      await giveCredentials(page, 'lanh.dao');
      const secret = (await page.getByTestId('factor-secret').innerText()).replaceAll(/\s/g, '');
      const picture = await page.getByTestId('factor-qr').screenshot();
      expect(picture.length).toBeGreaterThan(1_000);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByTestId('factor-code').fill(totpAt(secret, stepOf(door.harness.clock.now())));
      await page.getByTestId('factor-confirm').click();
      await page.getByTestId('codes-kept').waitFor();
    },
    STORY_MS,
  );
});
