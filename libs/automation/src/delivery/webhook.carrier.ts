import { localDay } from '#domain';
import type { SendOutcome } from '../channels/channel.js';
import type { WebhookMessage } from '../channels/webhook.channel.js';
import type { DigestLine } from '../mail/digest-line.js';
import type { Carrier, Carrying, CarryOutcome } from './carrier.js';
import type { Endpoints } from './endpoints.port.js';

/** What the body of a webhook is made of: ids and the facts of tasks, no person's name. */
export interface WebhookContent {
  readonly notice: string;
  readonly recipient: string;
  readonly recipientIs: 'person' | 'unit';
  /** The local day on which it is sent. */
  readonly slot: string;
  readonly at: string;
  readonly lines: readonly DigestLine[];
}

export interface WebhookSettings {
  readonly channel: { send(message: WebhookMessage): Promise<SendOutcome> };
  /** JSON text, the same for the same content. */
  readonly body: (content: WebhookContent) => string;
}

/** To the endpoint of the recipient, as it is registered at this moment: a job or a notice carries neither address nor secret. */
export class WebhookCarrier implements Carrier {
  constructor(
    private readonly endpoints: Endpoints,
    private readonly settings: WebhookSettings | undefined,
  ) {}

  async carry({ notice, state, lines, at }: Carrying): Promise<CarryOutcome> {
    const { recipient, recipientIs } = state;
    if (this.settings === undefined) return { hindered: 'no webhooks' };
    const endpoint = await this.endpoints.find(recipient, at);
    if (endpoint === undefined) return { hindered: 'no endpoint' };
    const body = this.settings.body({ notice, recipient, recipientIs, slot: localDay(at), at, lines });
    return this.settings.channel.send({ notice, ...endpoint, body, at });
  }
}
