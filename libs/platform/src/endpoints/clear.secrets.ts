import type { DataSource } from 'typeorm';
import type { Sealer } from '../sealing/sealer.js';
import { endpointPlaceOf } from './endpoint.store.js';
import { endpointSecretsInClear, endpointSecretsSeal } from './clear-secrets.sql.js';

interface ClearSecret {
  readonly endpoint: string;
  readonly number: number;
  readonly secret: string;
}

/** Seals secrets of webhooks of the time before sealing, in blocks; gives how many. They go on signing as before. */
export async function sealEndpointSecrets(source: DataSource, sealer: Sealer, block: number): Promise<number> {
  let count = 0;
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const rows = await source.query<ClearSecret[]>(endpointSecretsInClear, [...after, block]);
    const last = rows.at(-1);
    if (last === undefined) return count;
    const sealed = rows.map((row) => ({ ...row, sealed: sealer.seal(row.secret, endpointPlaceOf(row.endpoint)) }));
    await source.query(endpointSecretsSeal, [JSON.stringify(sealed)]);
    count += rows.length;
    after = [last.endpoint, last.number];
  }
}
