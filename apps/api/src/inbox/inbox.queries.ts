import { Injectable } from '@nestjs/common';
import { InboxQuery, WaitingQuery } from '#read-models';

/** The two lists of a person, together. */
@Injectable()
export class InboxQueries {
  constructor(
    readonly inbox: InboxQuery,
    readonly waiting: WaitingQuery,
  ) {}
}
