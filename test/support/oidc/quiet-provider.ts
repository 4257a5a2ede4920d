/** The provider tells on the console what one would not do in production; a test's provider does it on purpose. For a suite. */
export function quietProvider(): void {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
}
