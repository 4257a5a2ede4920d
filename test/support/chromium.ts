import { type Browser, chromium } from 'playwright-core';

/** Flags under which the browser runs as root, in a container, and without talking to its maker. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser with a fresh profile, removed when it is closed. `path` comes from `suiteNeeding('chromium', …)`. */
export function launchChromium(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, headless: true, args: flags });
}
