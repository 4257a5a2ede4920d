/** Where a person is reached, from the erasable directory. */
export interface Address {
  readonly name: string | null;
  /** Null when none is known, or it was erased. */
  readonly email: string | null;
  /** Which language the person reads; default Vietnamese. */
  readonly language?: 'vi' | 'en';
  /** False once a server refused the address for good or sent a message back, until it is corrected. Default true. */
  readonly works?: boolean;
}

/** One address of one person that does not work. */
export interface DeadAddress {
  readonly person: string;
  /** Kept only while it is the person's present address: a report about an older one says nothing about the new. */
  readonly email: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** A code of the server, never its words: they quote addresses. */
  readonly reason: string;
}

export interface Addresses {
  /** Undefined for an id that nobody registered. */
  find(person: string): Promise<Address | undefined>;
  /** Nothing more is sent there until it is corrected. */
  markDead(dead: DeadAddress): Promise<void>;
}
