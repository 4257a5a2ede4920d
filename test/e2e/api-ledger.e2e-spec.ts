import type { LedgerPage, Problem } from '#contracts';
import { assignmentIdOf, CommandExecutor, importedDirectiveId, importedTaskId, isExecuted } from '#application';
import { SYSTEM } from '#domain';
import { uuidV5 } from '#platform';
import { answerSchemas } from '../../apps/api/src/openapi/api.document.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { coordinator, finance, financeHead, office, registerProvince, science } from './register.examples.js';
import { misfits } from './schema.check.js';

const NUMBER = '7/KH-UBND';
const WORK = 'Lập danh mục dữ liệu dùng chung';

let harness: ApiHarness;
let inspector: ApiClient;
let position: number;

/** A task of both departments, each told once that it is theirs. */
beforeAll(async () => {
  harness = await startApi({ limits: { waitForPositionMs: 60_000 } });
  await registerProvince(harness);
  const clerk = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  const asked = new URLSearchParams({
    file: 'a.csv',
    directive: NUMBER,
    issued: '2025-03-03',
    owner: 'VP',
    issue: 'true',
  });
  const sent = await fetch(`${harness.url}/api/v1/imports/tasks?${asked.toString()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk}`, 'content-type': 'text/csv' },
    body: `Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n${WORK},Sở Tài chính; Sở Khoa học và Công nghệ,30/6/2025\n`,
  });
  if (!sent.ok) throw new Error(await sent.text());
  const task = importedTaskId(importedDirectiveId(NUMBER), WORK, 1);
  const executor = new CommandExecutor(harness.store);
  for (const unit of [finance, science]) {
    const [id, at] = [assignmentIdOf(task, unit), harness.clock.now()];
    const command = {
      type: 'FireStep' as const,
      id,
      at,
      by: SYSTEM,
      step: 'R0' as const,
      dueAt: at,
      deadlineVersion: 1,
    };
    const fired = await executor.execute({ commandId: uuidV5(`R0 ${unit}`), command });
    if (!isExecuted(fired)) throw new Error(fired.refused);
  }
  position = await harness.store.lastPosition();
  inspector = new ApiClient(harness.url, await harness.token({ person: coordinator, role: 'inspector', unit: null }));
}, 120_000);
afterAll(() => harness.stop(), 120_000);

const read = (query = '') => inspector.get<LedgerPage>(`/api/v1/ledger${query}`, { 'x-position': String(position) });

describe('the ledger over HTTP', () => {
  it('tells every firing with names, unit and versions, as described', async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(misfits(body, { $ref: '#/components/schemas/LedgerPage' }, answerSchemas)).toEqual([]);
    expect(body.items).toMatchObject([
      {
        outcome: 'step-fired',
        step: 'R0',
        unit: { code: 'STC' },
        persons: [{ id: financeHead, name: 'Nguyễn Thị Lan' }],
      },
      { outcome: 'step-fired', step: 'R0', unit: { code: 'SKHCN' }, policyVersion: 1 },
    ]);
  });

  it('is narrowed by day, person, unit and outcome', async () => {
    const count = async (query: string) => (await read(query)).body.items.length;
    expect(await count(`?unit=${science}`)).toBe(1);
    expect(await count(`?person=${financeHead}`)).toBe(1);
    expect(await count('?from=2025-03-04')).toBe(0);
    expect(await count('?from=2025-03-03&to=2025-03-03')).toBe(2);
    expect(await count('?outcome=step-suppressed')).toBe(0);
  });

  it('is read page by page', async () => {
    const first = await read('?limit=1');
    const second = await read(`?limit=1&cursor=${first.body.next ?? ''}`);
    expect([...first.body.items, ...second.body.items]).toHaveLength(2);
    expect(first.body.items[0]?.position).toBeLessThan(second.body.items[0]?.position ?? 0);
    expect(second.body.next).toBeUndefined();
    expect(await inspector.get<Problem>('/api/v1/ledger?cursor=x.y')).toMatchObject({ status: 400 });
    expect((await inspector.get<Problem>('/api/v1/ledger?outcome=told')).status).toBe(400);
  });

  it('is for the coordinator, the inspector and the administrator', async () => {
    const holders = [
      ['coordinator', finance],
      ['inspector', null],
      ['admin', null],
      ['unitHead', finance],
      ['leader', null],
    ] as const;
    const statuses = holders.map(async ([role, unit]) => {
      const token = await harness.token({ person: uuidV5(`one who is ${role}`), role, unit });
      return (await new ApiClient(harness.url, token).get('/api/v1/ledger')).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 403, 403]);
  });
});
