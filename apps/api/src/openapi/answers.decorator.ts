import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ref } from './schema.js';

interface Summary {
  readonly vi: string;
  readonly en: string;
  /** More than fits a line. */
  readonly more?: string;
}

/** What a route does, and the schema of what it answers (a name of `components.schemas`). Status 200. */
export function Answers(schema: string, summary: Summary): MethodDecorator {
  return answer(200, schema, summary);
}

/** The same for a command that makes something: status 201. */
export function Creates(schema: string, summary: Summary): MethodDecorator {
  return answer(201, schema, summary);
}

const mediaTypes: Readonly<Record<string, string>> = { EventStream: 'text/event-stream', Metrics: 'text/plain' };

function answer(status: number, schema: string, summary: Summary): MethodDecorator {
  const media = mediaTypes[schema];
  const content =
    media === undefined ? { 'application/json': { schema: ref(schema) } } : { [media]: { schema: { type: 'string' } } };
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary: `${summary.vi} · ${summary.en}`, description: summary.more }),
    ApiResponse({ status, description: `${summary.vi} · ${summary.en}`, content: content as never }),
  );
}
