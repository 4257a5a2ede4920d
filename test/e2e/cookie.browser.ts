/** A browser as far as the door is concerned: it keeps cookies and sends what a page of ours would send. */
import type { Answer, Sent } from './api.client.js';

export class CookieBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** The value of a cookie; undefined without one. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  keep(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  get<Body>(path: string, headers: Sent = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, { headers });
  }

  /** As a page of ours sends it; `headers` replace its own. */
  post<Body>(path: string, body: object = {}, headers: Sent = ownPage): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { headers, body: JSON.stringify(body) });
  }

  delete<Body>(path: string, headers: Sent = ownPage): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, { headers });
  }

  /** Any method, with nothing in the body, as a page of ours sends it. */
  ask<Body>(method: string, path: string): Promise<Answer<Body>> {
    return this.send<Body>(method, path, { headers: ownPage, ...(method === 'DELETE' ? {} : { body: '{}' }) });
  }

  private async send<Body>(
    method: string,
    path: string,
    { headers, body }: { readonly headers: Sent; readonly body?: string },
  ): Promise<Answer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const typed: Sent = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = { ...typed, ...(cookie === '' ? {} : { cookie }), ...headers };
    const response = await fetch(this.url + path, { method, headers: sent, body });
    for (const set of response.headers.getSetCookie()) this.take(set);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  private take(set: string): void {
    const [pair = ''] = set.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** What our own pages send along. */
const ownPage: Sent = { 'x-requested-by': 'dondoc', 'sec-fetch-site': 'same-origin' };
