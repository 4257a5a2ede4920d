/** The links of a reminder close to the deadline, followed on a phone: each opens its form, filled; sending it takes a minute. */
import type { Browser, Page } from 'playwright-core';
import { type AnswerCode, answerUrl } from '#automation';
import { launchChromium } from '../support/chromium.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type ShownDemonstration, showDemonstration } from './web.harness.js';

const LAYING_OUT_MS = 300_000;
const STORY_MS = 180_000;
const WIDTH = 390;

interface Asked {
  readonly task: string;
  readonly assignment: string;
}

suiteNeeding('chromium', 'answers to a reminder', (chromium) => {
  let shown: ShownDemonstration;
  let browser: Browser;
  let page: Page;
  let asked: Asked[] = [];

  beforeAll(async () => {
    shown = await showDemonstration();
    browser = await launchChromium(chromium);
    page = await browser.newPage({ viewport: { width: WIDTH, height: 844 } });
    await page.goto(shown.url);
    await page.getByTestId('door-unitHead').click();
    await page.getByTestId('equation').waitFor();
    asked = await workOf(page);
  }, LAYING_OUT_MS);

  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  }, LAYING_OUT_MS);

  /** The head's assignments that can be submitted, by the links of its inbox. */
  async function workOf(from: Page): Promise<Asked[]> {
    await from.goto(`${shown.url}/inbox`);
    await from.getByTestId('inbox-item').first().waitFor();
    const links = await from
      .getByTestId('inbox-item')
      .locator('a[href^="/tasks/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const found: Asked[] = [];
    for (const link of new Set(links)) {
      await from.goto(shown.url + link);
      await from.getByTestId('actions').first().waitFor();
      if ((await from.getByTestId('action-submit').count()) === 0) continue;
      const { pathname, searchParams } = new URL(link, shown.url);
      found.push({ task: pathname.split('/').at(-1) ?? '', assignment: searchParams.get('assignment') ?? '' });
    }
    return found;
  }

  const field = (label: string) => page.locator('form[data-testid^="form-"]').getByLabel(label);

  const events = async (): Promise<string> =>
    (await page.getByTestId('timeline').locator('ol > li').first().innerText()).replaceAll(/\s+/g, ' ');

  async function follow(answer: AnswerCode, form: string, which: number): Promise<void> {
    const work = asked[which];
    if (work === undefined) throw new Error(`the head of the demonstration has only ${asked.length} open assignments`);
    await page.goto(answerUrl(shown.url, work, answer));
    await page.getByTestId(`form-${form}`).waitFor();
    await page.getByTestId('timeline').waitFor();
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
  }

  async function send(): Promise<void> {
    await page.getByTestId('send').click();
    await page.getByTestId('saved-stamp').waitFor();
    await page.waitForFunction('!location.search.includes("answer=")');
  }

  it(
    'needs more time: a report that says so, and that the deadline stands; opening it records nothing',
    async () => {
      await follow('time', 'report-progress', 0);
      const before = await events();
      await page.reload();
      await page.getByTestId('form-report-progress').waitFor();
      await page.getByTestId('timeline').waitFor();
      expect(await events()).toBe(before);
      const form = page.getByTestId('form-report-progress');
      expect(await form.innerText()).toContain('thời hạn không thay đổi');
      const words = field('Đã làm được gì?');
      expect(await words.inputValue()).toMatch(/^Đơn vị cần thêm thời gian/);
      await words.fill('Đơn vị cần thêm thời gian. Lý do: chờ số liệu các xã. Dự kiến xong ngày: 30/12');
      await send();
      await page.getByText('Báo cáo tiến độ: “Đơn vị cần thêm thời gian. Lý do: chờ số liệu').first().waitFor();
    },
    STORY_MS,
  );

  it(
    'is blocked: the obstacle’s form, where only the authority is still to be named',
    async () => {
      await follow('blocked', 'raise-obstacle', 1);
      expect(await field('Nội dung').inputValue()).toMatch(/^Đang vướng/);
      await field('Cơ quan phải tháo gỡ').fill('Bộ ví dụ');
      await send();
      await page
        .getByText(/Nêu vướng mắc .*chờ Bộ ví dụ tháo gỡ/)
        .first()
        .waitFor();
    },
    STORY_MS,
  );

  it(
    'is done: the submission’s form, waiting for number and day; sent for issue is refused as a completion',
    async () => {
      await follow('done', 'submit', 0);
      await field('Loại minh chứng').selectOption('note');
      await field('Nội dung').fill('Đã hoàn thành, sẽ ban hành trước ngày 28/5');
      await page.getByTestId('send').click();
      await page.getByText('Nội dung cho biết văn bản còn chờ ban hành').first().waitFor();

      await page.getByTestId('action-send-for-issue').click();
      await field('Cơ quan ban hành').fill('Ủy ban nhân dân tỉnh');
      await field('Số, ký hiệu văn bản trình').fill('12/TTr-SKHCN');
      await field('Ngày văn bản trình').fill('2026-11-17');
      await send();
      await page
        .getByText('Đã trình Ủy ban nhân dân tỉnh bằng văn bản số 12/TTr-SKHCN ngày 17/11/2026')
        .first()
        .waitFor();

      await follow('done', 'submit', 0);
      await field('Loại minh chứng').selectOption('document');
      await field('Số, ký hiệu văn bản').fill('45/QĐ-UBND');
      await field('Ngày ban hành').fill('2026-11-18');
      await field('Trích yếu').fill('Quyết định');
      await send();
      await page.getByText('Trình sản phẩm: văn bản 45/QĐ-UBND ngày 18/11/2026').first().waitFor();
      await page.goto(answerUrl(shown.url, asked[0] ?? { task: '', assignment: '' }, 'time'));
      await page.getByText('Bạn không còn gì để trả lời ở việc này').waitFor();
    },
    STORY_MS,
  );
});
