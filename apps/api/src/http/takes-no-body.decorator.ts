import { SetMetadata } from '@nestjs/common';

export const NO_BODY = 'dondoc:no-body';

/** The command says everything by its address: a body may be absent or `{}`, nothing else. */
export function TakesNoBody(): MethodDecorator {
  return SetMetadata(NO_BODY, true);
}
