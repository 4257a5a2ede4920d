/** What the API promises, one function a promise: it shows the conversation and throws where the promise is broken. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { EventStreamReader } from '../e2e/event-stream.reader.js';
import { finance, office } from '../e2e/register.examples.js';
import { eventually } from '../support/eventually.js';
import type { ShownClient } from './shown.client.js';
import type { Stage } from './stage.js';

interface Scene {
  readonly stage: Stage;
  readonly client: ShownClient;
  readonly say: (line: string) => void;
}

export interface Promised {
  readonly title: string;
  readonly show: (scene: Scene) => Promise<void>;
}

export const promises: Readonly<Record<string, Promised>> = {
  idempotency: { title: 'a repeated Idempotency-Key gets the first answer and writes nothing', show: idempotency },
  'if-match': { title: 'If-Match refuses a decision taken on an older version', show: ifMatch },
  conflict: { title: 'of two decisions at once one is recorded; what the state forbids is named', show: conflict },
  events: { title: 'a stream of events that was cut goes on exactly where it stopped', show: events },
};

async function idempotency({ stage, client }: Scene): Promise<void> {
  const assignment = await openAssignment(stage);
  const request = {
    as: stage.head,
    path: `/api/v1/assignments/${assignment}/report-progress`,
    headers: { 'Idempotency-Key': randomUUID() },
    body: { words: 'Đã có dự thảo lần một' },
  };
  const first = await client.send(request);
  const again = await client.send(request);
  assert.deepEqual([again.status, again.body['version']], [200, first.body['version']]);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  const other = await client.send({ ...request, body: { words: 'Một nội dung khác' } });
  assert.deepEqual([other.status, other.body['code']], [422, 'command-reused']);
}

async function ifMatch({ stage, client }: Scene): Promise<void> {
  const assignment = await openAssignment(stage);
  const path = `/api/v1/assignments/${assignment}`;
  const position = await endOfLog(stage);
  const read = await client.send({ as: stage.head, method: 'GET', path, headers: { 'X-Position': position } });
  const headers = { 'If-Match': read.headers.get('etag') ?? '' };
  const request = { as: stage.head, path: `${path}/report-progress`, headers };
  const first = await client.send({ ...request, body: { words: 'Đang lấy ý kiến các sở' } });
  assert.equal(first.status, 200);
  const late = await client.send({ ...request, body: { words: 'Đang tổng hợp' } });
  assert.deepEqual([late.status, late.body['code']], [412, 'version-differs']);
}

async function conflict({ stage, client, say }: Scene): Promise<void> {
  const assignment = await openAssignment(stage);
  const path = `/api/v1/assignments/${assignment}`;
  say('two reports at once, both taken on version 1');
  const reports = ['Báo cáo thứ nhất', 'Báo cáo thứ hai'].map((words) =>
    client.send({ as: stage.head, path: `${path}/report-progress`, headers: { 'If-Match': '"1"' }, body: { words } }),
  );
  const statuses = (await Promise.all(reports)).map(({ status }) => status);
  assert.deepEqual(statuses.sort(), [200, 412]);
  say('a decision that the present state forbids');
  const forbidden = await client.send({ as: stage.clerk, path: `${path}/confirm` });
  assert.deepEqual([forbidden.status, forbidden.body['code']], [409, 'not-submitted']);
}

async function events({ stage, say }: Scene): Promise<void> {
  const headers = { authorization: `Bearer ${stage.head}` };
  const url = `${stage.url}/api/v1/events`;
  const begin = Number(await endOfLog(stage));
  say(`→ GET /api/v1/events?after=${begin}`);
  const first = await EventStreamReader.open(`${url}?after=${begin}`, headers);
  await openAssignment(stage);
  await eventually(() => first.events.length >= 2);
  first.cut();
  for (const { id, event, data } of first.events) say(`← id: ${id} · event: ${event} · data: ${data}`);
  const last = first.events.at(-1)?.id ?? '';
  say(`✂ cut after ${last}; meanwhile another task is issued`);
  await openAssignment(stage);
  const end = Number(await endOfLog(stage));
  say(`→ GET /api/v1/events\n  Last-Event-ID: ${last}`);
  const second = await EventStreamReader.open(url, { ...headers, 'last-event-id': last });
  await eventually(() => Number(second.events.at(-1)?.id) === end);
  second.cut();
  for (const { id, event, data } of second.events) say(`← id: ${id} · event: ${event} · data: ${data}`);
  const heard = [...first.events, ...second.events].map(({ id }) => Number(id));
  assert.deepEqual(
    heard,
    Array.from({ length: end - begin }, (_, index) => begin + 1 + index),
  );
  say(`every position from ${begin + 1} to ${end}, once, in order`);
}

/** A directive with one task, issued to the unit; gives the assignment's id. Quietly: it is no part of the promise. */
async function openAssignment(stage: Stage): Promise<string> {
  const post = async (path: string, body: object): Promise<{ id: string; position: number }> => {
    const response = await fetch(stage.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.clerk}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as { id: string; position: number };
  };
  const directive = await post('/api/v1/directives', {
    kind: 'plan',
    number: `${randomUUID().slice(0, 4)}/KH-UBND`,
    issuedOn: '2025-02-20',
    issuer: 'UBND tỉnh',
    abstract: 'Kế hoạch thực hiện nghị quyết',
    secrecy: 'open',
    ownerUnit: office,
  });
  const task = await post('/api/v1/tasks', {
    directive: directive.id,
    ordinal: '1',
    work: 'Ban hành quy chế dữ liệu dùng chung',
    lead: { relation: 'one', units: [finance], text: 'Sở Tài chính' },
    deadline: { text: '30/6/2025' },
  });
  const issued = await post(`/api/v1/tasks/${task.id}/issue`, {});
  const shown = await get(stage, `/api/v1/tasks/${task.id}`, String(issued.position));
  return (shown as { assignments: { id: string }[] }).assignments[0]?.id ?? '';
}

async function endOfLog(stage: Stage): Promise<string> {
  return String(((await get(stage, '/api/v1/session', '0')) as { position: number }).position);
}

async function get(stage: Stage, path: string, position: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${stage.clerk}`, 'x-position': position };
  const response = await fetch(stage.url + path, { headers });
  assert.ok(response.ok, await response.clone().text());
  return response.json();
}
