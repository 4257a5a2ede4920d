import { Injectable } from '@nestjs/common';
import type { InboxItem } from '#contracts';
import { RegisterQuery } from '#read-models';

type TaskNaming = (id: string) => NonNullable<InboxItem['task']>;

@Injectable()
export class TaskNames {
  constructor(private readonly register: RegisterQuery) {}

  /** Gives a task's number and work; a task without a row yet stands for itself. */
  async of(ids: readonly string[]): Promise<TaskNaming> {
    const found = await this.register.tasksByIds(ids);
    return (id) => ({ id, ordinal: found.get(id)?.ordinal ?? '', work: found.get(id)?.work ?? '' });
  }
}
