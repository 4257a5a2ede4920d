/** The door in a real browser: the link, the password, the second step, the account page, and out again. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { stepOf, totpAt } from '#platform';
import { launchChromium } from '../support/chromium.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type DoorScene, openDoor, password } from './door.scene.js';
import { financeHead, leader } from './register.examples.js';
import { buildPages } from './web.harness.js';

const PREPARING_MS = 300_000;
const STORY_MS = 120_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

suiteNeeding('chromium', 'the door of the web app', (chromium) => {
  let door: DoorScene;
  let browser: Browser;

  beforeAll(async () => {
    door = await openDoor({ webRoot: await buildPages() });
    browser = await launchChromium(chromium);
  }, PREPARING_MS);

  afterAll(async () => {
    await browser?.close();
    await door?.harness.stop();
  }, PREPARING_MS);

  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations.map(({ id }) => id))`,
    );
  };
  const visit = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(door.harness.url + path);
    return page;
  };
  const giveCredentials = async (page: Page, login: string): Promise<void> => {
    await page.getByTestId('login').fill(login);
    await page.locator('input[name=password]').fill(password);
    await page.getByTestId('sign-in').click();
  };

  it(
    'sets a password by the link, refuses a weak one with its reason, and leads to the sign-in',
    async () => {
      const { ticket } = await door.accounts.desk.reset(financeHead, true);
      const page = await visit(`/password#${ticket}`);
      const field = page.locator('input[name=new-password]');
      await field.fill('matkhau123456');
      await page.getByTestId('set-password').click();
      await page.getByText('Dễ đoán').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await field.fill(password);
      await page.getByTestId('set-password').click();
      await page.getByTestId('password-set').getByRole('link').click();
      await giveCredentials(page, 'lan.nguyen');
      await page.getByTestId('role-switch').waitFor();
      expect(await page.evaluate('[document.cookie, localStorage.length, sessionStorage.length].join()')).toMatch(/^,/);
      expect(await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(
        /dd[kst]_/,
      );

      await page.getByTestId('role-switch').selectOption({ index: 1 });
      await page.getByTestId('person').getByText('Chuyên viên').waitFor();
      await page.getByTestId('person').getByRole('link').click();
      await page.getByTestId('session').first().waitFor();
      expect(await page.getByTestId('session').count()).toBe(1);
      expect(await faultsOf(page)).toEqual([]);
      await page.evaluate(`localStorage.setItem('dondoc.draft.report', '{"words":"chưa gửi"}')`);
      await page.getByTestId('leave').click();
      await page.getByTestId('login').waitFor();
      expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('chưa gửi');
      expect(await page.locator('body').innerText()).not.toContain('Chuyên viên');
      await page.reload();
      await page.getByTestId('login').waitFor();
    },
    STORY_MS,
  );

  it(
    'sets up the second step for a leader, shows the recovery codes once, and asks for a code from then on',
    async () => {
      await door.choosePassword(leader);
      const page = await visit('/');
      expect(await faultsOf(page)).toEqual([]);
      await giveCredentials(page, 'lanh.dao');
      const secret = (await page.getByTestId('factor-secret').innerText()).replaceAll(/\s/g, '');
      const codeNow = (): string => totpAt(secret, stepOf(door.harness.clock.now()));
      expect(await faultsOf(page)).toEqual([]);
      await page.getByTestId('factor-code').fill(codeNow());
      await page.getByTestId('factor-confirm').click();
      const [recovery = ''] = (await page.getByTestId('recovery-codes').innerText()).split('\n');
      await page.getByTestId('codes-kept').click();
      await page.getByTestId('leave').click();
      await giveCredentials(page, 'lanh.dao');
      await page.getByTestId('code').fill(codeNow());
      await page.getByTestId('give-code').click();
      await page.getByRole('alert').waitFor();
      await page.getByTestId('code').fill(recovery);
      await page.getByTestId('give-code').click();
      await page.getByTestId('leave').waitFor();
    },
    STORY_MS,
  );
});
