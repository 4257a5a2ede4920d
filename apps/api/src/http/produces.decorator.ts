import { SetMetadata } from '@nestjs/common';

export const PRODUCES = 'dondoc:produces';

/** The route's media type where it is not application/json. */
export function ProducesMedia(type: string): MethodDecorator {
  return SetMetadata(PRODUCES, type);
}
