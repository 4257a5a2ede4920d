/** Somebody listens, and whether they still may cannot be found out: until it can, nothing is told. */
import { Injectable } from '@nestjs/common';
import { CommandExecutor } from '#application';
import { uuidV5 } from '#platform';
import { Admission } from '../../apps/api/src/access/admission.js';
import type { ApiRequest } from '../../apps/api/src/http/api.request.js';
import { eventually } from '../support/eventually.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { EventStreamReader } from './event-stream.reader.js';
import { coordinator, office, registerProvince } from './register.examples.js';

let isAway = false;
let askedInVain = 0;

@Injectable()
class AwayAtTimes extends Admission {
  override stillAdmits(request: ApiRequest): ReturnType<Admission['stillAdmits']> {
    if (!isAway) return super.stillAdmits(request);
    askedInVain += 1;
    return Promise.reject(new Error('nobody can be asked who this is'));
  }
}

let harness: ApiHarness;
let reader: EventStreamReader;

beforeAll(async () => {
  harness = await startApi({ limits: { heartbeatMs: 30 }, replaced: [{ provide: Admission, useClass: AwayAtTimes }] });
  await registerProvince(harness);
});
afterAll(async () => {
  reader.cut();
  await harness.stop();
});

async function register(number: string): Promise<void> {
  const by = { person: coordinator, role: 'coordinator', unit: office } as const;
  const at = harness.clock.now();
  const facts = { kind: 'plan', number, issuedOn: '2025-01-06', issuer: 'Tỉnh ủy', abstract: 'Kế hoạch' } as const;
  const command = { type: 'RegisterDirective', id: uuidV5(number), by, at, ...facts, ownerUnit: office } as const;
  const asked = { ...command, urgency: 'normal', secrecy: 'open' } as const;
  await new CommandExecutor(harness.store).execute({ commandId: uuidV5(`register ${number}`), command: asked });
}

it('an event is not told to somebody of whom it is not known that they may still listen', async () => {
  const token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  reader = await EventStreamReader.open(`${harness.url}/api/v1/events`, { authorization: `Bearer ${token}` });
  await register('1/KH');
  await eventually(() => reader.events.length === 1);

  isAway = true;
  await eventually(() => askedInVain > 0);
  await register('2/KH');

  await eventually(() => reader.ended || reader.events.length > 1);
  expect(reader.events).toHaveLength(1);
});
