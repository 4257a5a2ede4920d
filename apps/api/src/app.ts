/**
 * The HTTP edge as one object: made from what it needs, listening when told to, stopped in order. `main.ts`, the command line
 * and the end-to-end tests all make it here.
 */
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { StartFault } from '#platform';
import { ApiModule } from './api.module.js';
import { type ApiOptions, COOKIES, defaultLimits } from './api.options.js';
import { OpenStreams } from './events/open.streams.js';
import { HealthScreens } from './health/health.screens.js';
import { correlate } from './http/correlation.middleware.js';
import { accessLog, requestLimits, securityHeaders } from './http/edge.middleware.js';
import { requestPace } from './http/request.pace.js';
import { RouteTable } from './http/route.table.js';
import { answerBrokenRequests } from './http/broken.requests.js';
import { ApiMetrics } from './metrics/api.metrics.js';
import { buildDocument } from './openapi/api.document.js';
import type { SessionCookies } from './session/session.cookie.js';
import { webFiles } from './web/web.files.js';

export type { ApiOptions, ReadinessCheck } from './api.options.js';
export type { Demonstration, OpenedDoor } from './demo/demonstration.js';

interface ListeningOn {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface ApiApp {
  readonly document: OpenAPIObject;
  /** Node's server, for tests that need no port. */
  readonly server: Server;
  /** Begins to listen; gives the address as a URL. Throws `StartFault` `port-in-use` and the like. */
  listen(on: ListeningOn): Promise<string>;
  /** Stops taking requests, ends the event streams, waits for what is under way. The pools stay the caller's. */
  close(): Promise<void>;
}

export async function createApiApp(options: ApiOptions): Promise<ApiApp> {
  const nest = await NestFactory.create<NestExpressApplication>(ApiModule.with(options), {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  const limits = { ...defaultLimits, ...options.limits };
  nest.set('etag', false);
  nest.set('query parser', 'simple');
  nest.set('trust proxy', trustedProxies(options.signIn?.trustedProxies));
  nest.disable('x-powered-by');
  nest.use(
    correlate,
    securityHeaders(options.signIn?.publicUrl),
    accessLog(options.log, nest.get(ApiMetrics)),
    requestLimits(limits),
    requestPace(limits.requestsPerMinute, nest.get<SessionCookies>(COOKIES)),
  );
  if (options.webRoot !== undefined) nest.use(...webFiles(options.webRoot));
  const document = buildDocument(nest);
  SwaggerModule.setup('docs', nest, document, {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Đôn đốc API',
  });
  nest.get(RouteTable).fill(document.paths);
  measure(nest, options);
  await nest.init();
  const server = nest.getHttpServer() as Server;
  configure(server);
  let closed: Promise<void> | undefined;
  return {
    document,
    server,
    listen: (on) => listen(server, on),
    close: () => (closed ??= close(nest, server)),
  };
}

/** What Express believes about the caller's address and scheme; a list that it cannot read stops the start. */
function trustedProxies(given: string | undefined): false | string[] {
  return given === undefined || given === 'none' ? false : given.split(',').map((each) => each.trim());
}

function measure(nest: NestExpressApplication, options: ApiOptions): void {
  const metrics = nest.get(ApiMetrics);
  const streams = nest.get(OpenStreams);
  metrics.watch('dondoc_event_streams', 'Open event streams', () => streams.count);
  metrics.watch('dondoc_log_position', 'The last position of the log', () => options.store.lastPosition());
}

/** Slow or endless requests cost a connection for a bounded time. */
function configure(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than what load balancers keep their connections, so that they never send into a closing one.
  server.keepAliveTimeout = 65_000;
  server.maxRequestsPerSocket = 0;
  answerBrokenRequests(server);
}

function listen(server: Server, { host, port }: ListeningOn): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port)));
    server.listen({ host, port }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}

/** What hinders listening, in words for whoever starts the program; an error that is none of theirs is passed on. */
export function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartFault('port-in-use', {
      vi: `Cổng ${port} đang có chương trình khác dùng: đặt PORT sang số khác`,
      en: `port ${port} is in use by another program: set PORT to another number`,
    });
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
    return new StartFault('address-refused', {
      vi: `Không mở được ${host}:${port}: đặt HOST và PORT khác`,
      en: `cannot listen on ${host}:${port}: set another HOST and PORT`,
    });
  }
  return error;
}

/** How long requests under way may take to end before their connections are cut. */
const graceMs = 10_000;

async function close(nest: NestExpressApplication, server: Server): Promise<void> {
  nest.get(HealthScreens).stop();
  nest.get(OpenStreams).stop();
  const grace = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection whose last request has just ended would be kept alive for the next, which nobody will answer.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await nest.close().finally(() => {
    clearTimeout(grace);
    clearInterval(idle);
  });
}
