/**
 * The OpenAPI 3.1 document. What routes say of themselves (summary, access, answer) is completed here by rule: every operation
 * declares the problems that its access, path, parameters and body can lead to, and a spec fires requests to hold us to it.
 */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AccessRule } from '../access/access.decorator.js';
import { boardSchemas } from './board.schemas.js';
import { deliverySchemas } from './delivery.schemas.js';
import { importSchemas } from './import.schemas.js';
import { ledgerSchemas } from './ledger.schemas.js';
import { erasureSchemas } from './erasure.schemas.js';
import { grantSchemas } from './grant.schemas.js';
import { trailSchemas } from './trail.schemas.js';
import { personSchemas } from './person.schemas.js';
import { type Schema, ref } from './schema.js';
import { sessionSchemas } from './session.schemas.js';
import { supportSchemas } from './support.schemas.js';
import { registerSchemas } from './task.schemas.js';

export const answerSchemas: Readonly<Record<string, Schema>> = {
  ...boardSchemas,
  ...registerSchemas,
  ...personSchemas,
  ...deliverySchemas,
  ...importSchemas,
  ...ledgerSchemas,
  ...grantSchemas,
  ...trailSchemas,
  ...erasureSchemas,
  ...supportSchemas,
  ...sessionSchemas,
};

export interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: object; description?: string }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: object; headers?: object }>;
  security?: object[];
  'x-access'?: { readonly kind: AccessRule['kind'] };
}

const introduction = `Sổ theo dõi, đôn đốc nhiệm vụ. Mọi lệnh ghi vào một sổ sự kiện duy nhất; mọi bảng được tính từ sổ ấy.

The register that sees tasks through. Commands are recorded in one event log, and every table is computed from it.

- **Session** of the pages: a cookie that begins with a sign-in. What it changes must also carry \`X-Requested-By\`, whatever its value.
- **Token** of programs, "Authorization: Bearer …", from \`POST /api/v1/tokens\` or \`dondoc token\`. It is good while its person
  holds the role that it names, and for what its scopes say (\`read\`, \`write:<noun>\`).
- **x-access** of an operation says which roles it admits and how they must stand to the thing. What the asker may not see is answered as
  what does not exist.
- **Idempotency-Key** (UUID) on every POST: the same key with the same content gets the first answer again, with
  \`Idempotency-Replayed: true\`; with another content it is refused.
- **ETag** and **If-Match** carry the version of a task or assignment: 412 when it has changed. If-Match is not required.
- **X-Position** of an answer is the log position that includes it. Sent with a GET, the read waits up to two seconds for it.
- **Problems** are RFC 9457 problem details with a stable \`code\`, Vietnamese and English texts, and a remedy.`;

export function buildDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Đôn đốc')
    .setDescription(introduction)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'dondoc token' }, 'token')
    .addCookieAuth('__Host-dondoc', { type: 'apiKey', in: 'cookie', description: 'POST /api/v1/session' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, config, { deepScanRoutes: true });
  const schemas = { ...document.components?.schemas, ...answerSchemas } as NonNullable<
    OpenAPIObject['components']
  >['schemas'];
  document.components = { ...document.components, schemas };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      complete(operation, { path, method });
    }
  }
  return document;
}

interface Place {
  readonly path: string;
  readonly method: string;
}

function complete(operation: Operation, place: Place): void {
  const access = operation['x-access']?.kind ?? 'open';
  const writes = place.method === 'post';
  if (access !== 'open' && access !== 'loopback') {
    operation.security = [{ token: [] }, { session: [] }];
  }
  const parameters = [...(operation.parameters ?? []), ...headerParameters(operation, place)];
  operation.parameters = parameters.filter((parameter) => parameter.name !== undefined);
  for (const status of problemStatuses(operation, place, access)) {
    operation.responses[String(status)] ??= problemResponse(status);
  }
  if (writes && operation.requestBody !== undefined) operation.requestBody.required ??= true;
}

const correlation = header('X-Correlation-Id', 'Mã đối chiếu của bạn · An id of yours for logs', { type: 'string' });
const idempotencyKey = header('Idempotency-Key', 'UUID của lệnh; lặp lại được · UUID of the command; may be repeated', {
  type: 'string',
  format: 'uuid',
});
const ifMatch = header('If-Match', 'ETag đã đọc · The ETag that was read', { type: 'string' });
const xPosition = header('X-Position', 'Đọc sau khi đã tính đến vị trí này · Read no earlier than this position', {
  type: 'integer',
  minimum: 0,
});
const lastEventId = header('Last-Event-ID', 'Vị trí cuối đã nhận · The last position received', {
  type: 'integer',
  minimum: 0,
});

function header(name: string, description: string, schema: object) {
  return { name, in: 'header', required: false, description, schema };
}

function headerParameters(operation: Operation, { path, method }: Place) {
  if (!path.startsWith('/api/v1')) return [correlation];
  if (/^\/api\/v1\/(demo|session|account|tokens)(\/|$)/.test(path) && method !== 'get') return [correlation];
  if (path.startsWith('/api/v1/demo')) return [correlation];
  if (method === 'delete') return [correlation];
  if (method === 'post') {
    return path.includes('{id}') ? [correlation, idempotencyKey, ifMatch] : [correlation, idempotencyKey];
  }
  return path === '/api/v1/events' ? [correlation, lastEventId] : [correlation, xPosition];
}

function problemStatuses(operation: Operation, { path, method }: Place, access: AccessRule['kind']): number[] {
  const statuses = [400, 406, 414, 431, 500, 503, ...statusesOf(access)];
  // A token is no session, and what is the account's own asks for one.
  if (/^\/api\/v1\/(account|tokens)(\/|$)/.test(path)) statuses.push(409);
  if (path.includes('{')) statuses.push(404);
  if (path === '/api/v1/events') statuses.push(429);
  // Another site's page uses the cookie; a token where a session is needed; fields where there are none.
  if (method === 'delete') return [...statuses, 403, 409, 413, 415, 422];
  if (method !== 'post') return statuses;
  if (path.startsWith('/api/v1/session')) statuses.push(401);
  statuses.push(413, 415, 422);
  return path.startsWith('/api/v1/demo') ? statuses : [...statuses, 403, 409, 412, 429];
}

function statusesOf(access: AccessRule['kind']): readonly number[] {
  if (access === 'loopback') return [403, 404];
  return access === 'open' ? [] : [401, 403];
}

const problemNames: Readonly<Record<number, string>> = {
  400: 'Yêu cầu sai dạng · Wrong in its form',
  401: 'Cần mã truy cập · A token is needed',
  403: 'Không đủ thẩm quyền · Not allowed',
  404: 'Không tìm thấy · Not found',
  406: 'Không trả được kiểu nội dung đó · Media type not offered',
  409: 'Trạng thái hiện tại không cho phép · The present state forbids it',
  412: 'If-Match không khớp · If-Match does not match',
  413: 'Nội dung quá lớn · Too large',
  414: 'Địa chỉ quá dài · Address too long',
  415: 'Không nhận kiểu nội dung này · Media type not taken',
  422: 'Có trường chưa đúng · A field is not right',
  429: 'Đang bận, thử lại sau · Busy, try later',
  431: 'Tiêu đề và địa chỉ quá lớn · Headers and address too large',
  500: 'Lỗi của hệ thống · A fault of ours',
  503: 'Chưa phục vụ được · Not available',
};

function problemResponse(status: number): { description: string; content: object } {
  return {
    description: problemNames[status] ?? 'Vấn đề · A problem',
    content: { 'application/problem+json': { schema: ref('Problem') } },
  };
}
