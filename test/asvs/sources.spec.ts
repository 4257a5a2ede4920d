/**
 * Rules that hold for every source: what is used nowhere, what is used in known places alone, and what the pages of docs/security say
 * about it. The numbers of OWASP ASVS that rest on these tests stand in docs/asvs.
 */
import { readFileSync } from 'node:fs';
import { filesNamedIn, filesWith, shippedSources, type SourceFile } from './source.files.js';

const sources = shippedSources(process.cwd());
const pages = sources.filter(({ path }) => path.startsWith('apps/web/'));
const read = (file: string): string => readFileSync(file, 'utf8');

interface Rule {
  readonly pattern: RegExp;
  /** What the rule must find: the seeded bug. */
  readonly bug: string;
  readonly allowed?: readonly string[];
  readonly among?: readonly SourceFile[];
}

/** Where the rule is broken, where it was expected and is not, and whether it would not even see its seeded bug. */
function breachesOf({ pattern, bug, allowed = [], among = sources }: Rule): readonly string[] {
  const found = filesWith(among, pattern);
  return [
    ...found.filter((file) => !allowed.includes(file)),
    ...allowed.filter((file) => !found.includes(file)).map((file) => `no longer in ${file}`),
    ...(pattern.test(bug) ? [] : ['blind']),
  ];
}

describe('every source', () => {
  it('runs no text as a program', () => {
    expect(
      breachesOf({
        pattern: /\beval\(|new Function\(|node:vm|require\(['"]vm2?['"]\)|setTimeout\(['"`]/,
        bug: 'eval(body.formula)',
      }),
    ).toEqual([]);
  });

  it('hands no text to a shell', () => {
    expect(
      breachesOf({
        pattern: /(?<![.\w])exec(Sync)?\(|shell: *true/,
        bug: 'execSync(`pg_dump ${name}`)',
      }),
    ).toEqual([]);
  });

  it('starts other programs in known places alone', () => {
    expect(
      breachesOf({
        pattern: /node:child_process/,
        bug: "import { spawn } from 'node:child_process'",
        allowed: [
          'apps/cli/bin/step.mjs',
          'libs/platform/src/postgres/postgres-account.ts',
          'libs/platform/src/postgres/postgres-server.ts',
        ],
      }),
    ).toEqual([]);
  });

  it('makes expressions of its own words alone', () => {
    expect(
      breachesOf({
        pattern: /new RegExp\(/,
        bug: 'new RegExp(query.q)',
        allowed: [
          'apps/api/src/http/route.table.ts',
          'libs/domain/src/assignment/awaited-issue.ts',
          'libs/domain/src/deadline/deadline-readers.ts',
          'libs/domain/src/lead/collective.groups.ts',
        ],
      }),
    ).toEqual([]);
  });

  it('draws no chance that can be guessed', () => {
    expect(breachesOf({ pattern: /Math\.random/, bug: 'const token = Math.random()' })).toEqual([]);
  });

  it('weakens TLS nowhere', () => {
    expect(
      breachesOf({
        pattern: /rejectUnauthorized|NODE_TLS_|insecureHTTPParser|secureProtocol|minVersion|checkServerIdentity/,
        bug: 'tls: { rejectUnauthorized: false }',
        allowed: ['libs/platform/src/config/open.wires.ts'],
      }),
    ).toEqual([]);
  });

  it('uses no cipher without a seal, and no broken hash', () => {
    expect(
      breachesOf({
        pattern: /createCipheriv\('(?!aes-256-gcm')|createHash\('(md5|md4|ripemd)|createCipher\(|pkcs1/i,
        bug: "createCipheriv('aes-256-ecb', key, null)",
      }),
    ).toEqual([]);
  });

  it('uses SHA-1 for names and for codes of apps alone', () => {
    expect(
      breachesOf({
        pattern: /sha-?1['"]/i,
        bug: "createHash('sha1')",
        allowed: ['libs/platform/src/accounts/totp.ts', 'libs/platform/src/uuid-v5.ts'],
      }),
    ).toEqual([]);
  });

  it('writes its log in one place', () => {
    expect(
      breachesOf({
        pattern: /from 'pino'|console\.(log|info|warn|error|debug)/,
        bug: "console.log('password', password)",
        allowed: ['libs/platform/src/logging/logger.ts'],
        among: sources.filter(({ path }) => !/^apps\/(cli|web)\//.test(path) && path !== 'apps/api/src/main.ts'),
      }),
    ).toEqual([]);
  });

  it('keeps no secret in the sources', () => {
    expect(
      breachesOf({
        pattern:
          /-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|\bdd[kst]_[\w-]{43}\b|:\/\/\w+:[^\s@$/{}…<>'"`\\]{6,}@/,
        bug: "const url = 'postgres://dondoc:hunter2hunter2@db/dondoc'",
      }),
    ).toEqual([]);
  });

  it('puts no text into a page as markup', () => {
    expect(
      breachesOf({
        pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write|javascript:/,
        bug: '<p dangerouslySetInnerHTML={{ __html: task.work }} />',
        among: pages,
      }),
    ).toEqual([]);
  });

  it('shows markup of others in a sandbox alone', () => {
    expect(
      breachesOf({
        pattern: /srcDoc|<(object|embed|applet)\s/i,
        bug: '<iframe srcDoc={mail.html} />',
        allowed: ['apps/web/src/mailbox/mailbox.page.tsx'],
        among: pages,
      }),
    ).toEqual([]);
  });

  it('talks to no other window, and shares no memory with it', () => {
    expect(
      breachesOf({
        pattern: /postMessage|window\.open|window\.opener|BroadcastChannel|SharedWorker|serviceWorker/,
        bug: 'window.parent.postMessage(session)',
        among: pages,
      }),
    ).toEqual([]);
  });

  it('keeps on the machine of its reader drafts, language and colours alone', () => {
    expect(
      breachesOf({
        pattern: /localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/,
        bug: "sessionStorage.setItem('person', name)",
        allowed: [
          'apps/web/public/first-paint.js',
          'apps/web/src/i18n/words.ts',
          'apps/web/src/main.tsx',
          'apps/web/src/session/enter.ts',
          'apps/web/src/task/draft.store.ts',
        ],
        among: pages,
      }),
    ).toEqual([]);
  });

  it('hinders nobody from pasting a password, or a browser from keeping it', () => {
    expect(
      breachesOf({
        pattern: /onPaste|onCopy|autoComplete="off"|autocomplete="off"/,
        bug: '<PasswordInput onPaste={refuse} />',
        among: pages,
      }),
    ).toEqual([]);
  });

  it('was read', () => expect(sources.length).toBeGreaterThan(500));
});

describe('the pages of the web app', () => {
  it('show what others wrote as a page in a frame without scripts and without this origin', () => {
    const frame = /<iframe[^>]*srcDoc[^>]*>/s.exec(read('apps/web/src/mailbox/mailbox.page.tsx'))?.[0] ?? '';
    expect(frame).toContain('sandbox="');
    expect(frame).not.toMatch(/allow-scripts|allow-same-origin|allow-forms/);
  });

  it('hide a password while it is typed, and tell the browser which one it is', () => {
    const fields = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/<PasswordInput[^>]*>/gs)].map((match) => `${path} ${match[0]}`),
    );
    expect(fields.length).toBeGreaterThan(3);
    expect(fields.filter((field) => !/autoComplete="(current|new)-password"/.test(field))).toEqual([]);
    expect(filesWith(pages, /name="(new-)?password"(?![^>]*PasswordInput)[^>]*type="text"/)).toEqual([]);
  });

  it('load nothing from elsewhere', () => {
    expect(filesWith(pages, /(src|href)="(https?:)?\/\/|@import ['"]http|url\(['"]?http/)).toEqual([]);
  });
});

describe('the inventory of cryptography', () => {
  const uses =
    /createHash\(|createHmac\(|createCipheriv\(|createDecipheriv\(|hkdfSync\(|pbkdf2Sync\(|scryptSync\(|randomBytes\(|randomInt\(|timingSafeEqual\(|createSign\(|createVerify\(|generateKeyPair|crypto\.subtle|from '(@node-rs\/argon2|jose|oauth4webapi|@simplewebauthn\/server)'/;

  it('names every source that hashes, seals, signs, verifies or draws chance, and no other', () => {
    const page = read('docs/security/cryptography.md');
    expect(filesNamedIn(page)).toEqual(filesWith(sources, uses));
  });
});

describe('the list of connections', () => {
  const uses =
    /new (Pool|Client|Redis|Cluster|DataSource|SMTPServer|WebSocket)\(|createTransport\(|createServer\(|getHttpServer\(|\bfetch\(|from 'node:(https|tls|dgram|dns|dns\/promises)'|from 'oauth4webapi'/;

  it('names every source that opens or takes one, and no other', () => {
    const page = read('docs/security/connections.md');
    expect(filesNamedIn(page)).toEqual(filesWith(sources, uses));
  });
});

describe('how the sources are checked', () => {
  it('leaves no room for guessed types and loose comparisons', () => {
    const lint = JSON.parse(read('.oxlintrc.json')) as { rules: Record<string, unknown> };
    const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { compilerOptions: Record<string, unknown> };
    expect(lint.rules).toMatchObject({
      eqeqeq: 'error',
      'typescript/no-explicit-any': 'error',
      'typescript/ban-ts-comment': 'error',
    });
    expect(compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
  });
});

describe('what comes from others', () => {
  interface Locked {
    readonly integrity?: string;
    readonly resolved?: string;
    readonly link?: boolean;
    readonly dev?: boolean;
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const others = Object.entries(packages).filter(([path]) => path !== '');

  it('is the registry’s, byte by byte, in the version that was tried', () => {
    expect(
      others.filter(([, { integrity, link }]) => link !== true && integrity?.startsWith('sha512-') !== true),
    ).toEqual([]);
    const elsewhere = others.filter(
      ([, { resolved }]) => !/^(https:\/\/registry\.npmjs\.org\/|undefined$)/.test(String(resolved)),
    );
    expect(elsewhere).toEqual([]);
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('brings in no language or protocol that the map calls absent', () => {
    const shipped = others.filter(([, { dev }]) => dev !== true).map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(shipped.length).toBeGreaterThan(100);
    const absent =
      /graphql|^ws$|socket\.io|ldap|xpath|xmldom|latex|memcach|memjs|saml|soap|wrtc|webrtc|peerjs|handlebars|^ejs$|^pug$|mustache|marked|markdown|sharp|jimp/;
    expect(shipped.filter((name) => absent.test(name))).toEqual([]);
  });
});
