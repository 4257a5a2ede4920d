import { Inject, Injectable } from '@nestjs/common';
import type { BounceTaken, EndpointList, EndpointRemoved, EndpointSecret } from '#contracts';
import { type BounceIntakeParts, takeBounce } from '../../../worker/src/bounces/bounce.intake.js';
import {
  EndpointDesk,
  type EndpointDeskParts,
  type EndpointRefusal,
} from '../../../worker/src/endpoints/endpoint.desk.js';
import { DELIVERY } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Asking } from '../http/request.context.js';
import type { AddEndpointBody } from './delivery.bodies.js';

type DeliveryDeskParts = BounceIntakeParts & EndpointDeskParts;

/** Endpoints and bounces over HTTP: the same desk as the shell's. */
@Injectable()
export class DeliveryDesk {
  private readonly endpoints: EndpointDesk;

  constructor(@Inject(DELIVERY) private readonly parts: DeliveryDeskParts) {
    this.endpoints = new EndpointDesk(parts);
  }

  async list(): Promise<EndpointList> {
    const items = (await this.endpoints.list()).map(({ id, owner, ownerIs, url, createdAt, oldSecretUntil }) => {
      return { id, owner, ownerIs, url, createdAt, oldSecretUntil };
    });
    return { items };
  }

  async add({ by }: Asking, { owner, ownerIs, url }: AddEndpointBody): Promise<EndpointSecret> {
    return orProblem(await this.endpoints.add({ owner, ownerIs, url }, by.person));
  }

  async rotate({ by }: Asking, id: string, days: number): Promise<EndpointSecret> {
    const { secret } = orProblem(await this.endpoints.rotate(id, days, by.person));
    return { id, secret };
  }

  async remove({ by }: Asking, id: string): Promise<EndpointRemoved> {
    const refused = await this.endpoints.remove(id, by.person);
    return refused === null ? { removed: id } : orProblem<EndpointRemoved>(refused);
  }

  bounce(message: string): Promise<BounceTaken> {
    return takeBounce(this.parts, message);
  }
}

function orProblem<Answer extends object>(answer: Answer | EndpointRefusal): Answer {
  if (typeof answer !== 'string') return answer;
  if (answer === 'endpoint-unknown') throw new ApiProblem('not-found');
  if (answer === 'owner-has-one') throw new ApiProblem('endpoint-exists');
  throw new ApiProblem('endpoint-refused', { blanks: { reason: answer } });
}
