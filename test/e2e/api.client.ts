/** A caller of the API with a token, for the end-to-end suites. */
import type { CommandAnswer } from '#contracts';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export type Sent = Readonly<Record<string, string>>;

export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  async get<Body>(path: string, headers: Sent = {}): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'GET', headers });
  }

  async post<Body = CommandAnswer>(path: string, body?: unknown, headers: Sent = {}): Promise<Answer<Body>> {
    const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
    return this.send<Body>(path, {
      method: 'POST',
      headers: typed,
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
  }

  async delete<Body>(path: string, headers: Sent = {}): Promise<Answer<Body>> {
    return this.send<Body>(path, { method: 'DELETE', headers });
  }

  private async send<Body>(path: string, init: RequestInit & { headers: Sent }): Promise<Answer<Body>> {
    const authorization: Sent = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const response = await fetch(this.url + path, { ...init, headers: { ...authorization, ...init.headers } });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as Body };
  }
}
