/** A person's browser at the identity provider: it follows the way there, signs in on the provider's page, and stops where it is sent back. */
export interface Visit {
  /** Who it is there. */
  readonly login: string;
  readonly strong?: boolean;
  /** The person, or the provider, says no. */
  readonly deny?: boolean;
}

const mostHops = 10;

/** The address that the provider sends the browser back to, with the answer in its query. */
export async function visitProvider(address: string, visit: Visit): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(address);
  let [url, method, body]: [string, string, string | undefined] = [address, 'GET', undefined];
  for (let hop = 0; hop < mostHops; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
    const response = await fetch(url, { method, headers, body, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const page = await response.text();
    const next = response.headers.get('location');
    if (next !== null) {
      const to = new URL(next, url);
      if (to.origin !== origin) return to;
      [url, method, body] = [to.href, 'GET', undefined];
    } else if (page.includes('<form') && method === 'GET') {
      [method, body] = ['POST', formOf(visit)];
    } else throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
  }
  throw new Error('the provider sends in circles');
}

function formOf({ login, strong, deny }: Visit): string {
  const form = new URLSearchParams({ login });
  if (strong === true) form.set('strong', 'on');
  if (deny === true) form.set('deny', 'on');
  return form.toString();
}
