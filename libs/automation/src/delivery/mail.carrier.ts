import { localDay } from '#domain';
import type { MessageChannel } from '../channels/channel.js';
import { type DigestWording, renderDigest } from '../mail/digest.mail.js';
import type { Addresses } from './addresses.port.js';
import type { Carrier, Carrying, CarryOutcome } from './carrier.js';

export interface MailSettings {
  /** Undefined where no mail server is configured. */
  readonly mail: MessageChannel | undefined;
  readonly wording: DigestWording;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** By mail, in the language of whoever reads it. */
export class MailCarrier implements Carrier {
  constructor(
    private readonly addresses: Addresses,
    private readonly settings: MailSettings,
  ) {}

  async carry({ notice, state, lines, sheets, calendar, at }: Carrying): Promise<CarryOutcome> {
    const { mail, wording, publicUrl } = this.settings;
    if (mail === undefined) return { hindered: 'no mail server' };
    const address = await this.addresses.find(state.recipient);
    if (address === undefined || address.email === null) return { hindered: 'no address' };
    if (address.works === false) return { hindered: 'the address does not work' };
    const { name, email, language } = address;
    const message = renderDigest({
      slot: localDay(at),
      recipientName: name,
      language,
      lines,
      sheets,
      calendar,
      publicUrl,
      wording,
    });
    const outcome = await mail.send({ notice, to: { name, address: email }, at, ...message });
    if (!outcome.sent && outcome.addressRefused === true)
      await this.addresses.markDead({ person: state.recipient, email, at, reason: outcome.error });
    return outcome;
  }
}
