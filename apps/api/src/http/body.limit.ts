/** The largest body that is read, in bytes. */
export const BODY_LIMIT_BYTES = 256 * 1024;
