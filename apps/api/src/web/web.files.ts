import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

const ours = /^\/(api|docs|health|metrics)(\/|$)/;

/**
 * The built web application: hashed assets for a year, everything else asked for anew. Addresses of pages are the
 * application's own business, so they all get its one document.
 */
export function webFiles(root: string): RequestHandler[] {
  const page = join(root, 'index.html');
  if (!existsSync(page)) return [];
  const assets = express.static(join(root, 'assets'), {
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
  });
  const files = express.static(root, { index: false, redirect: false, cacheControl: false });
  return [
    onPages((request, response, next) => {
      response.setHeader('Cache-Control', 'no-cache');
      files(request, response, next);
    }, '/assets/'),
    (request, response, next) => {
      if (!request.path.startsWith('/assets/')) return next();
      request.url = request.url.slice('/assets'.length);
      return assets(request, response, (error?: unknown) => {
        request.url = `/assets${request.url}`;
        next(error);
      });
    },
    onPages((request, response, next) => {
      if (request.accepts('html') === false) return next();
      return response.sendFile(page, { cacheControl: false }, (error?: Error) =>
        error === undefined ? undefined : next(error),
      );
    }, '/assets/'),
  ];
}

function onPages(handle: RequestHandler, except: string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || ours.test(request.path) || request.path.startsWith(except)) return next();
    return handle(request, response, next);
  };
}
