import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type AccessRule } from './access.decorator.js';

const HTTP_METHOD = 'method';

/** Refuses to start the program on a route that does not say who may call it. */
@Injectable()
export class RouteAudit implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const silent = this.routes().filter((route) => route.access === undefined);
    if (silent.length === 0) return;
    throw new Error(`no @Access on ${silent.map((route) => route.name).join(', ')}: say who may call it`);
  }

  private routes(): { name: string; access: AccessRule | undefined }[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!isObject(instance)) return [];
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (!isObject(prototype)) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(HTTP_METHOD, handler)) return [];
        const access = this.reflector.get<AccessRule | undefined>(ACCESS, handler);
        return [{ name: `${metatype?.name ?? 'controller'}.${method}`, access }];
      });
    });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
