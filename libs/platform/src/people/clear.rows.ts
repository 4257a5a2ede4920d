/**
 * Seals what still stands in clear: rows of the time before sealing, and what a process of the release before wrote while it was on its
 * way out. Asked at each start, before anybody is served; a few looks at indexes when there is nothing left. Rows are taken in blocks, and
 * one that was changed in between is left for the next start. Programs that start together do the same work twice, with one result.
 */
import type { DataSource } from 'typeorm';
import { STRANGERS_PLACE } from '../accounts/access.record.js';
import { sealEndpointSecrets } from '../endpoints/clear.secrets.js';
import { StartFault } from '../process/start-fault.js';
import { SealBroken, type Sealer } from '../sealing/sealer.js';
import { accountsInClear, accountsSeal, agentsInClear, agentsSeal } from './clear-accounts.sql.js';
import { peopleInClear, peopleSealRows } from './clear-people.sql.js';
import { addressesInClear, addressesSeal } from './clear-records.sql.js';
import { PersonVault } from './person.vault.js';
import { markedAddress, sealWords } from './sealed.person.js';

/** How many rows of each kind were sealed. */
export interface SealedRows {
  readonly people: number;
  readonly logins: number;
  readonly agents: number;
  readonly addresses: number;
  readonly webhooks: number;
  /** Keys of persons that were wrapped anew, because another `SECRETS_KEY` stands in front. */
  readonly keys: number;
}

const BLOCK = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Throws `StartFault` `secrets-key-unknown` when what is sealed already does not open with the keys that are known here. */
export async function sealClearRows(source: DataSource, sealer: Sealer, block = BLOCK): Promise<SealedRows> {
  const vault = new PersonVault(source, sealer);
  const rows = new ClearRows(source, sealer, vault, block);
  try {
    const keys = await vault.rewrap(block);
    const people = await rows.people();
    const logins = await rows.logins();
    const agents = await rows.agents();
    const addresses = await rows.addresses();
    return { people, logins, agents, addresses, webhooks: await sealEndpointSecrets(source, sealer, block), keys };
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new StartFault(
      'secrets-key-unknown',
      {
        vi: 'Dữ liệu cá nhân được niêm phong bằng khóa khác: đặt SECRETS_KEY, hoặc khôi phục tệp secrets.key đã dùng trước đây',
        en: 'personal data is sealed with another key: set SECRETS_KEY, or restore the secrets.key that was used before',
      },
      { cause: error },
    );
  }
}

class ClearRows {
  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
    private readonly vault: PersonVault,
    private readonly block: number,
  ) {}

  people(): Promise<number> {
    type Row = { id: string; name: string; email: string | null; post: string | null };
    return this.inBlocks<Row>(peopleInClear, async (rows) => {
      const keys = await this.vault.keysFor(rows.map(({ id }) => id));
      const sealed = await Promise.all(
        rows.map(async (row) => {
          const key = keys.get(row.id);
          if (key === undefined) return [];
          const mark = row.email === null ? null : await this.vault.mark('email', markedAddress(row.email));
          const { nameSealed, emailSealed, postSealed } = sealWords(key, row);
          return [{ ...row, nameSealed, emailSealed, postSealed, mark }];
        }),
      );
      await this.source.query(peopleSealRows, [JSON.stringify(sealed.flat())]);
    });
  }

  logins(): Promise<number> {
    return this.inBlocks<{ id: string; login: string }>(accountsInClear, async (rows) => {
      const keys = await this.vault.keysFor(rows.map(({ id }) => id));
      const sealed = await Promise.all(
        rows.map(async ({ id, login }) => {
          const body = keys.get(id)?.seal('login', login);
          return { id, login, sealed: body, mark: await this.vault.mark('login', login) };
        }),
      );
      await this.source.query(accountsSeal, [JSON.stringify(sealed.filter((row) => row.sealed !== undefined))]);
    });
  }

  agents(): Promise<number> {
    return this.inBlocks<{ id: string; person: string; agent: string }>(agentsInClear, async (rows) => {
      const keys = await this.vault.keysFor(rows.map(({ person }) => person));
      const sealed = rows.map(({ id, person, agent }) => ({
        id,
        agent,
        sealed: keys.get(person)?.seal('agent', agent) ?? null,
      }));
      await this.source.query(agentsSeal, [JSON.stringify(sealed)]);
    });
  }

  addresses(): Promise<number> {
    return this.inBlocks<{ id: string; person: string; address: string }>(addressesInClear, async (rows) => {
      const known = rows.map(({ person }) => person).filter((person) => person !== '');
      const keys = await this.vault.keysFor(known);
      const sealed = await Promise.all(
        rows.map(async ({ id, person, address }) => ({
          id,
          address,
          sealed:
            person === ''
              ? this.sealer.seal(address, STRANGERS_PLACE)
              : (keys.get(person)?.seal('address', address) ?? null),
          mark: await this.vault.mark('address', address),
        })),
      );
      await this.source.query(addressesSeal, [JSON.stringify(sealed)]);
    });
  }

  /** `ask`: $1 the last id of the block before, $2 how many; each row with its `id`. */
  private async inBlocks<Row extends { readonly id: string }>(
    ask: string,
    seal: (rows: readonly Row[]) => Promise<void>,
    first = NOBODY,
  ): Promise<number> {
    let count = 0;
    for (let after = first; ;) {
      const rows = await this.source.query<Row[]>(ask, [after, this.block]);
      const last = rows.at(-1);
      if (last === undefined) return count;
      await seal(rows);
      count += rows.length;
      after = last.id;
    }
  }
}
