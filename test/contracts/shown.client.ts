/** A client that prints every request and every answer: what a reader sees is what was sent and what came. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly as: string;
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Headers of an answer that carry a promise. */
const telling = ['etag', 'x-position', 'idempotency-replayed', 'retry-after'];

export class ShownClient {
  constructor(
    private readonly url: string,
    private readonly say: (line: string) => void,
  ) {}

  async send({ as, method = 'POST', path, headers = {}, body }: Request): Promise<Answer> {
    this.say(`→ ${method} ${path}`);
    for (const [name, value] of Object.entries(headers)) this.say(`  ${name}: ${value}`);
    if (body !== undefined) this.say(`  ${JSON.stringify(body)}`);
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer['body'];
    this.say(`← ${response.status}`);
    for (const name of telling) {
      const value = response.headers.get(name);
      if (value !== null) this.say(`  ${name}: ${value}`);
    }
    this.say(`  ${brief(answer)}`);
    return { status: response.status, headers: response.headers, body: answer };
  }
}

/** A problem by its code, words and remedy; anything else as it came, cut where it grows long. */
function brief(body: Answer['body']): string {
  const { code, detail, remedy, remedyEn } = body;
  const text = JSON.stringify(typeof code === 'string' ? { code, detail, remedy, remedyEn } : body);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
