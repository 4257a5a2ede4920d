import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ApiApp, createApiApp, type Demonstration, type ReadinessCheck } from '../../../api/src/app.js';
import { type Config, oidcSettingsOf } from '#platform';
import type { Register } from './register.js';
import { publicUrlOf } from './worker.js';

/** The built pages lie beside the program: dist/apps/web. Undefined where only the server was built. */
function builtPages(): string | undefined {
  const program = process.argv[1] ?? '';
  const pages = join(dirname(program), '..', '..', 'web');
  return existsSync(join(pages, 'index.html')) ? pages : undefined;
}

export interface ApiParts {
  readonly config: Config;
  readonly demonstration?: Demonstration;
  readonly readiness?: readonly ReadinessCheck[];
}

/** The HTTP edge over an opened register. */
export async function apiOver(register: Register, { config, ...parts }: ApiParts): Promise<ApiApp> {
  const { pool, store, clock, log, sealer } = register;
  const { publicUrl, trustedProxies, requestsPerMinute } = config;
  const limits = { requestsPerMinute };
  const settings = oidcSettingsOf(config, publicUrlOf(config));
  const oidc = settings === undefined ? undefined : { settings };
  const signIn = { sealer, publicUrl, trustedProxies, oidc };
  const { source, screens } = await register.apiSources();
  return createApiApp({ source, screens, pool, store, clock, log, webRoot: builtPages(), signIn, limits, ...parts });
}
