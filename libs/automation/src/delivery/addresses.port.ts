/** Where a person is reached, from the erasable directory. */
export interface Address {
  readonly name: string | null;
  /** Null when none is known, or it was erased. */
  readonly email: string | null;
}

export interface Addresses {
  /** Undefined for an id that nobody registered. */
  find(person: string): Promise<Address | undefined>;
}
