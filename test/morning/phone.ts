/** A mail's HTML as a phone shows it: 390 CSS pixels wide, scripts off, nothing loaded from anywhere. */
import { launchChromium } from '../support/chromium.js';

export const PHONE_WIDTH = 390;

export interface PhoneFigures {
  readonly width: number;
  /** CSS pixels of the whole page. */
  readonly height: number;
  /** Wider than the phone means that it has to be pushed sideways. */
  readonly contentWidth: number;
  readonly smallestText: number;
  readonly links: number;
  /** Height of the lowest link, CSS pixels. */
  readonly lowestLink: number;
  /** Requests that the page made: none, or somebody would learn that it was opened. */
  readonly requests: number;
}

type Measured = Omit<PhoneFigures, 'width' | 'requests'>;

/** Runs in the page, which is no place of ours: the types of the browser are not known here. */
const MEASURE = `(() => {
  const holdsText = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const texts = [...document.querySelectorAll('body *')].filter(holdsText);
  const links = [...document.querySelectorAll('a')].map((link) => link.getBoundingClientRect().height);
  return {
    height: document.documentElement.scrollHeight,
    contentWidth: document.documentElement.scrollWidth,
    smallestText: Math.min(...texts.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))),
    links: links.length,
    lowestLink: Math.min(...links),
  };
})()`;

/** Renders in the Chromium at `browser`, and writes a picture of the whole page. */
export async function onPhone(browser: string, html: string, picture?: string): Promise<PhoneFigures> {
  const chromium = await launchChromium(browser);
  try {
    const context = await chromium.newContext({
      viewport: { width: PHONE_WIDTH, height: 844 },
      deviceScaleFactor: 2,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    let requests = 0;
    page.on('request', () => (requests += 1));
    await page.setContent(html);
    const measured = await page.evaluate<Measured>(MEASURE);
    if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true });
    return { width: PHONE_WIDTH, ...measured, requests };
  } finally {
    await chromium.close();
  }
}
