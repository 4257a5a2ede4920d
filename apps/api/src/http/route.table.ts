import { Injectable } from '@nestjs/common';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Every address of the API with its methods, filled from the OpenAPI document when the application is ready. */
@Injectable()
export class RouteTable {
  private routes: readonly KnownRoute[] = [];

  fill(paths: Readonly<Record<string, object>>): void {
    this.routes = Object.entries(paths).map(([path, operations]) => ({
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
      methods: Object.keys(operations).map((method) => method.toUpperCase()),
    }));
  }

  /** The methods of the address, upper case; empty when there is nothing. */
  methodsAt(path: string): readonly string[] {
    const methods = this.routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    return methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods;
  }
}
