/** Carries notices to whoever delivers them. May lose them, or bring them twice. */
export interface DeliveryQueue {
  /** In bulk: a morning hands over thousands at once. */
  add(notices: readonly string[]): Promise<void>;
}
