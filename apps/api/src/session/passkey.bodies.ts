/** What pages send of an authenticator's answer: the fields of WebAuthn's JSON forms that are checked, each in base64url. */
import { ChoicesField, NestedField, TextField } from '../fields/fields.js';

const longest = { credential: 1_400, client: 4_000, authenticator: 4_000, attestation: 16_000, ticket: 60 };

export class AssertionBody {
  @TextField({ about: 'Mã khóa truy cập · The credential’s id', max: longest.credential })
  readonly id: string;

  @TextField({ about: 'clientDataJSON', max: longest.client })
  readonly clientDataJSON: string;

  @TextField({ about: 'authenticatorData', max: longest.authenticator })
  readonly authenticatorData: string;

  @TextField({ about: 'Chữ ký · signature', max: longest.authenticator })
  readonly signature: string;

  @TextField({ about: 'userHandle; null khi thiết bị không nêu · null where it says none', max: 100, nullable: true })
  readonly userHandle: string | null;
}

/** AuthenticatorTransport, as WebAuthn names them. */
const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

export class AttestationBody {
  @TextField({ about: 'Mã khóa truy cập · The credential’s id', max: longest.credential })
  readonly id: string;

  @TextField({ about: 'clientDataJSON', max: longest.client })
  readonly clientDataJSON: string;

  @TextField({ about: 'attestationObject', max: longest.attestation })
  readonly attestationObject: string;

  @ChoicesField({ about: 'Cách nối với thiết bị · How the authenticator is reached', values: transports })
  readonly transports: readonly string[];
}

const ticketAbout =
  'Vé của bước mật khẩu; không có: vào bằng khóa truy cập · Of the password; absent: by passkey alone';

export class PasskeyAskBody {
  @TextField({ about: ticketAbout, max: longest.ticket, optional: true })
  readonly ticket?: string;
}

export class PasskeySignInBody extends PasskeyAskBody {
  @NestedField({ about: 'Trả lời của thiết bị · The authenticator’s answer', of: () => AssertionBody })
  readonly answer: AssertionBody;
}

export class PasskeyStepUpBody {
  @NestedField({ about: 'Trả lời của thiết bị · The authenticator’s answer', of: () => AssertionBody })
  readonly answer: AssertionBody;
}

export class NewPasskeyBody {
  @TextField({ about: 'Tên tự đặt · What you call it', max: 60 })
  readonly name: string;

  @NestedField({ about: 'Trả lời của thiết bị · The authenticator’s answer', of: () => AttestationBody })
  readonly answer: AttestationBody;
}

export class TicketPasskeyBody extends NewPasskeyBody {
  @TextField({ about: 'Vé của bước trước · The ticket of the step before', max: longest.ticket })
  readonly ticket: string;
}
