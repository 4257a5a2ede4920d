import { decrypt, encrypt } from '../sealing/aes-gcm.js';
import { SealBroken } from '../sealing/sealer.js';

const form = 'p1.';

/** What belongs to a person and is sealed: it opens in its own field of its own person alone. */
export type PersonalField = 'name' | 'email' | 'post' | 'login' | 'agent' | 'address' | 'label' | 'subject';

/** The key of one person's data. Whoever destroys it has erased everything that was sealed with it, wherever a copy lies. */
export class PersonKey {
  constructor(
    private readonly person: string,
    private readonly key: Buffer,
  ) {}

  seal(field: PersonalField, text: string): string {
    return `${form}${encrypt(this.key, Buffer.from(text), this.placeOf(field)).toString('base64url')}`;
  }

  /** Throws `SealBroken`. */
  open(field: PersonalField, sealed: string): string {
    try {
      if (!isSealedForPerson(sealed)) throw new RangeError('not sealed for a person');
      return decrypt(this.key, Buffer.from(sealed.slice(form.length), 'base64url'), this.placeOf(field)).toString();
    } catch (error) {
      throw new SealBroken('altered', { cause: error });
    }
  }

  private placeOf(field: PersonalField): string {
    return `${field} of ${this.person}`;
  }
}

/** True for what `seal` makes; texts of the time before sealing are not. */
export function isSealedForPerson(text: string): boolean {
  return text.startsWith(form) && /^[\w-]{38,}$/.test(text.slice(form.length));
}
