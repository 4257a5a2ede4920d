/**
 * Every variable that the program reads from its environment, in one table: name, how it is read, its default, and what it is
 * for. The page docs/guides/configuration.md shows the same table, and a spec fails when they differ.
 */

export interface Problem {
  readonly vi: string;
  readonly en: string;
}

/** What a reader gives: the value, or what is wrong with the text together with the remedy. */
type Read<T> = { readonly value: T } | { readonly problem: Problem };

export interface Setting<T> {
  readonly variable: string;
  /** As it would be written in the environment; absent when leaving it out has a meaning of its own. */
  readonly byDefault?: string;
  /** Never printed. */
  readonly secret?: boolean;
  readonly about: Problem;
  read(text: string): Read<T>;
}

export const settings = {
  home: text('DONDOC_HOME', '.dondoc', {
    vi: 'Thư mục dữ liệu của chương trình',
    en: "Folder of the program's data",
  }),
  databaseUrl: address('DATABASE_URL', ['postgres', 'postgresql'], {
    vi: 'PostgreSQL 17 trở lên; bỏ trống: PostgreSQL đi kèm, dữ liệu trong DONDOC_HOME',
    en: 'PostgreSQL 17 or newer; absent: the embedded one, its data in DONDOC_HOME',
  }),
  databaseAppUrl: address('DATABASE_APP_URL', ['postgres', 'postgresql'], {
    vi: 'Tài khoản PostgreSQL của API, thuộc dondoc_app; bỏ trống: tự tạo nếu được phép',
    en: 'Login of the API, a member of dondoc_app; absent: made where that may be done',
  }),
  databaseReaderUrl: address('DATABASE_READER_URL', ['postgres', 'postgresql'], {
    vi: 'Tài khoản PostgreSQL chỉ đọc theo phạm vi, thuộc dondoc_reader; bỏ trống: tự tạo nếu được phép',
    en: 'Login that reads within a scope, a member of dondoc_reader; absent: made where that may be done',
  }),
  databaseWholeReaderUrl: address('DATABASE_WHOLE_READER_URL', ['postgres', 'postgresql'], {
    vi: 'Tài khoản PostgreSQL chỉ đọc toàn sổ, thuộc dondoc_reader_whole; bỏ trống: tự tạo nếu được phép',
    en: 'Login that reads the whole register, a member of dondoc_reader_whole; absent: made where that may be done',
  }),
  databasePoolSize: whole('DATABASE_POOL_SIZE', '10', [1, 200], {
    vi: 'Số kết nối PostgreSQL tối đa của mỗi nhóm kết nối',
    en: 'PostgreSQL connections at most, for each pool of a process',
  }),
  statementTimeoutMs: whole('DATABASE_STATEMENT_TIMEOUT_MS', '30000', [100, 3_600_000], {
    vi: 'Thời gian tối đa của một câu lệnh SQL, mili giây',
    en: 'Longest time for one SQL statement, milliseconds',
  }),
  queueBackend: oneOf('QUEUE_BACKEND', ['postgres', 'redis'], 'postgres', {
    vi: 'Nơi chứa hàng đợi công việc; redis cần REDIS_URL',
    en: 'Where queued work is kept; redis needs REDIS_URL',
  }),
  redisUrl: addresses('REDIS_URL', ['redis', 'rediss'], {
    vi: 'Redis 6.2 trở lên, maxmemory-policy noeviction; cụm: nhiều địa chỉ cách nhau dấu phẩy',
    en: 'Redis 6.2 or newer, maxmemory-policy noeviction; a cluster: several addresses, separated by commas',
  }),
  host: text('HOST', '127.0.0.1', {
    vi: 'Địa chỉ mà máy chủ lắng nghe; 0.0.0.0: mọi mạng',
    en: 'Address that the server listens on; 0.0.0.0: every network',
  }),
  port: whole('PORT', '3057', [1, 65_535], {
    vi: 'Cổng của API và trang web',
    en: 'Port of the API and the web pages',
  }),
  publicUrl: address('PUBLIC_URL', ['http', 'https'], {
    vi: 'Địa chỉ người dùng mở, để viết liên kết trong thư; bỏ trống: suy từ HOST và PORT',
    en: 'Address that people open, for links in messages; absent: made from HOST and PORT',
  }),
  requestsPerMinute: whole('REQUESTS_PER_MINUTE', '1200', [60, 1_000_000], {
    vi: 'Số yêu cầu tối đa một phút của một phiên hay mã truy cập; một địa chỉ được gấp hai mươi lần; máy này không bị tính',
    en: 'Requests at most a minute of one session or token; an address has twenty times as many; this machine is not counted',
  }),
  trustedProxies: text('TRUSTED_PROXIES', 'none', {
    vi: 'Máy chủ trung gian được tin về địa chỉ người gọi: các địa chỉ hoặc dải mạng, cách nhau dấu phẩy; none: không có',
    en: 'Proxies that are believed about the caller: addresses or networks, separated by commas; none: there are none',
  }),
  plaintextHosts: text('PLAINTEXT_HOSTS', 'none', {
    vi: 'Máy chủ PostgreSQL, Redis, thư được nối không mã hóa vì nằm trong mạng riêng: tên cách nhau dấu phẩy; none: không có',
    en: 'Servers of PostgreSQL, Redis and mail that are reached without TLS, inside a network of your own: names separated by commas; none: there are none',
  }),
  secretsKey: keys('SECRETS_KEY', {
    vi: 'Khóa niêm phong bí mật: 32 byte dạng base64; khóa cũ đặt sau, cách dấu phẩy; bỏ trống: tự tạo trong DONDOC_HOME',
    en: 'Seals secrets: 32 bytes in base64; earlier keys follow after commas; absent: made once in DONDOC_HOME',
  }),
  oidcIssuer: address('OIDC_ISSUER', ['https', 'http'], {
    vi: 'Nhà cung cấp danh tính (OpenID Connect) để đăng nhập; bỏ trống: không dùng. Cần OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
    en: 'Identity provider (OpenID Connect) to sign in by; absent: none. Needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
  }),
  oidcClientId: anyText('OIDC_CLIENT_ID', {
    vi: 'Mã của chương trình tại nhà cung cấp danh tính',
    en: 'How the identity provider knows this program',
  }),
  oidcClientSecret: anyText(
    'OIDC_CLIENT_SECRET',
    {
      vi: 'Bí mật của chương trình tại nhà cung cấp danh tính',
      en: "This program's secret at the identity provider",
    },
    true,
  ),
  oidcName: anyText('OIDC_NAME', {
    vi: 'Tên trên nút “Đăng nhập bằng …”; bỏ trống: tên máy của OIDC_ISSUER',
    en: 'Name on the button "Sign in with …"; absent: the host of OIDC_ISSUER',
  }),
  oidcAcr: anyText('OIDC_ACR', {
    vi: 'Các giá trị acr được coi là đã xác thực hai bước, cách nhau dấu phẩy; bỏ trống: không có',
    en: 'Values of acr that stand for a second factor, separated by commas; absent: none',
  }),
  oidcAmr: anyText('OIDC_AMR', {
    vi: 'Các giá trị amr được coi là đã xác thực hai bước, cách nhau dấu phẩy, ví dụ mfa,hwk; bỏ trống: không có',
    en: 'Values of amr that stand for a second factor, separated by commas, e.g. mfa,hwk; absent: none',
  }),
  smtpUrl: address('SMTP_URL', ['smtp', 'smtps'], {
    vi: 'Máy chủ gửi thư; bỏ trống: thông báo chỉ vào hộp việc trong chương trình',
    en: 'Outgoing mail server; absent: notices reach the inbox in the program only',
  }),
  smtpFrom: text('SMTP_FROM', 'dondoc@localhost', {
    vi: 'Địa chỉ người gửi của thư',
    en: "Sender's address of the messages",
  }),
  logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', {
    vi: 'Mức nhật ký',
    en: 'How much is logged',
  }),
} as const;

function text(variable: string, byDefault: string, about: Problem): Setting<string> {
  return { variable, byDefault, about, read: (value) => ({ value }) };
}

/** A text that may be absent. */
function anyText(variable: string, about: Problem, secret = false): Setting<string> {
  return { variable, secret, about, read: (value) => ({ value }) };
}

function whole(
  variable: string,
  byDefault: string,
  [least, most]: readonly [number, number],
  about: Problem,
): Setting<number> {
  const problem = (value: string): Problem => ({
    vi: `"${value}" không phải số nguyên từ ${least} đến ${most}: đặt lại, ví dụ ${byDefault}`,
    en: `"${value}" is not a whole number from ${least} to ${most}: set it again, e.g. ${byDefault}`,
  });
  return {
    variable,
    byDefault,
    about,
    read: (value) => {
      const number = Number(value);
      const fits = /^\d+$/.test(value) && number >= least && number <= most;
      return fits ? { value: number } : { problem: problem(value) };
    },
  };
}

function oneOf<T extends string>(variable: string, choices: readonly T[], byDefault: T, about: Problem): Setting<T> {
  return {
    variable,
    byDefault,
    about: { vi: `${about.vi} (${choices.join(', ')})`, en: `${about.en} (${choices.join(', ')})` },
    read: (value) => {
      const choice = choices.find((candidate) => candidate === value);
      if (choice !== undefined) return { value: choice };
      return {
        problem: {
          vi: `"${value}" không hợp lệ: chọn một trong ${choices.join(', ')}`,
          en: `"${value}" is not known: choose one of ${choices.join(', ')}`,
        },
      };
    },
  };
}

/** Addresses of one cluster: of one scheme, and with one account, because the members that are found later are reached by the first's. */
function addresses(variable: string, schemes: readonly string[], about: Problem): Setting<string> {
  const one = address(variable, schemes, about);
  const mixed = {
    vi: 'có các địa chỉ khác giao thức hoặc tài khoản: mọi nút của một cụm dùng chung một cách kết nối',
    en: 'mixes schemes or accounts: every node of a cluster is reached in the same way',
  };
  return {
    ...one,
    read: (value) => {
      const parts = value.split(',').map((part) => part.trim());
      const wrong = parts.map((part) => one.read(part)).find((read) => 'problem' in read);
      if (wrong !== undefined) return wrong;
      const ways = new Set(
        parts.map((part) => new URL(part)).map((url) => `${url.protocol}${url.username}:${url.password}`),
      );
      return ways.size === 1 ? { value: parts.join(',') } : { problem: mixed };
    },
  };
}

/** Keys of 32 bytes in base64. */
function keys(variable: string, about: Problem): Setting<string> {
  const problem = {
    vi: 'cần 32 byte dạng base64: tạo bằng lệnh openssl rand -base64 32',
    en: 'must be 32 bytes in base64: make them with openssl rand -base64 32',
  };
  return {
    variable,
    secret: true,
    about,
    read: (value) => {
      const parts = value.split(',').map((part) => part.trim());
      const fits = parts.every((part) => /^[A-Za-z0-9+/]{43}=$/.test(part));
      return fits ? { value: parts.join(',') } : { problem };
    },
  };
}

/** A URL may hold a password, so its text is never repeated in a problem. */
function address(variable: string, schemes: readonly string[], about: Problem): Setting<string> {
  const example = `${schemes[0]}://…`;
  const problem = {
    vi: `không phải địa chỉ ${schemes.join(', ')}: đặt lại theo dạng ${example}`,
    en: `is not an address of ${schemes.join(', ')}: write it as ${example}`,
  };
  return {
    variable,
    secret: true,
    about,
    read: (value) => {
      const url = URL.canParse(value) ? new URL(value) : undefined;
      const fits = url !== undefined && url.hostname !== '' && schemes.some((scheme) => url.protocol === `${scheme}:`);
      return fits ? { value } : { problem };
    },
  };
}
