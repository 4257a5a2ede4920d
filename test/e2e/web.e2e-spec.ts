/** The pages in a real browser over the whole demonstration: what a visitor does in the first five minutes. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type ShownDemonstration, showDemonstration } from './web.harness.js';

const LAYING_OUT_MS = 300_000;
const STORY_MS = 120_000;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

type Theme = 'light' | 'dark';

suiteNeeding('chromium', 'the web app', (chromium) => {
  let shown: ShownDemonstration;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    shown = await showDemonstration();
    browser = await launchChromium(chromium);
  }, LAYING_OUT_MS);

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  }, LAYING_OUT_MS);

  async function visit(door: string, options: { width?: number; theme?: Theme } = {}): Promise<Page> {
    const { width = 1280, theme = 'light' } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(shown.url);
    await page.getByTestId(`door-${door}`).click();
    await page.getByTestId('equation').waitFor();
    return page;
  }

  const textOf = async (page: Page, testid: string): Promise<string> =>
    (await page.getByTestId(testid).first().innerText()).replaceAll(/\s+/g, ' ').trim();

  it(
    'tells 47 = 15 + 18 + 8 + 5 + 1, and each number opens a list as long as it says',
    async () => {
      const page = await visit('leader');
      expect(await textOf(page, 'equation')).toMatch(/47 nhiệm vụ = 15 .* \+ 18 .* \+ 8 .* \+ 5 .* \+ 1 /);
      for (const [group, count] of Object.entries({
        done: 15,
        'behind-or-at-risk': 8,
        'not-implementable': 5,
        remainder: 1,
      })) {
        await page.getByTestId(`group-${group}`).click();
        await page.waitForURL(new RegExp(`group=${group}`));
        await page
          .getByTestId('task-line')
          .nth(count - 1)
          .waitFor();
        expect(await page.getByTestId('task-line').count()).toBe(count);
        await page.goBack();
        await page.getByTestId('equation').waitFor();
      }
      await page.getByTestId('forgotten').click();
      await page.waitForURL(/\/tasks\/[\da-f-]{36}/);
      await page.getByTestId('facts').waitFor();
      expect(await textOf(page, 'status')).toBe('Chờ xác định đơn vị chủ trì');
    },
    STORY_MS,
  );

  it(
    'takes a report in a minute: the draft outlives a reload, the timeline shows it, and nobody else’s page moves',
    async () => {
      const leader = await visit('leader');
      const page = await visit('officer');
      await page.getByTestId('cell-open-overdue').click();
      await page.getByText('Ban hành danh mục sản phẩm công nghệ chủ lực của tỉnh').click();
      await page.getByTestId('action-report-progress').click();
      await page.getByTestId('send').click();
      expect(await textOf(page, 'form-report-progress')).toContain('Cần điền mục này.');
      await page.getByLabel('Đã làm được gì?').fill('Đã trình dự thảo danh mục');
      await page.reload();
      expect(await page.getByLabel('Đã làm được gì?').inputValue()).toBe('Đã trình dự thảo danh mục');
      await page.getByTestId('send').click();
      await page.getByTestId('saved-stamp').waitFor();
      const newest = page.getByTestId('timeline').locator('ol > li').first();
      await newest.getByText('Báo cáo tiến độ: “Đã trình dự thảo danh mục”.').waitFor();
      expect(await page.getByTestId('live-bar').count()).toBe(0);

      await leader.getByTestId('live-bar').waitFor();
      await leader.getByTestId('live-bar').getByRole('button').click();
      await leader.getByTestId('live-bar').waitFor({ state: 'detached' });
    },
    STORY_MS,
  );

  it(
    'lets a week pass: reminders fire, and their digest lies in the mailbox',
    async () => {
      const page = await visit('unitHead');
      await page.goto(`${shown.url}/mailbox`);
      const before = await textOf(page, 'mail');
      await page.getByTestId('clock-7').click();
      await page
        .getByText(/Đã tới 09:00\s25\/11\/2026: [1-9]\d* nhắc việc, \d+ quá hạn, [1-9]\d* thư\./)
        .waitFor({ timeout: 60_000 });
      expect(await textOf(page, 'demo-clock')).toBe('Đồng hồ trình diễn: 09:00 25/11/2026');
      await page.getByTestId('mail').first().filter({ hasNotText: before }).waitFor();
      const letter = page.frameLocator('[data-testid=open-mail] iframe');
      await letter.getByText('Vì sao nhận').first().waitFor();
      expect(await textOf(page, 'open-mail')).toMatch(/Gửi tới .+@anbinh\.example/);
    },
    STORY_MS,
  );

  it.each<[Theme, number]>([
    ['light', 1280],
    ['dark', 390],
  ])(
    'has no fault that axe finds in the %s theme at %i pixels, and never scrolls sideways',
    async (theme, width) => {
      const page = await visit('unitHead', { theme, width });
      const look = async (path: string, testid: string): Promise<void> => {
        if (path !== '/') await page.goto(shown.url + path);
        await page.getByTestId(testid).first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await sideways(page)).toBeLessThanOrEqual(0);
      };
      await look('/', 'units');
      await look('/tasks', 'task-line');
      const task = await page.getByTestId('task-line').first().getByRole('link').getAttribute('href');
      await look(task ?? '', 'timeline');
      await look('/inbox', 'inbox-item');
      await look('/mailbox', 'open-mail');
      await page.getByTestId('leave').click();
      await look('/', 'door-leader');
    },
    STORY_MS,
  );

  it('throws nothing in the browser meanwhile', () => {
    expect(faults).toEqual([]);
  });
});

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe finds against WCAG 2 A and AA, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeViolation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Pixels by which the page is wider than the window. */
function sideways(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
