import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { POLICIES } from './policies.js';

const HTTP_METHOD = 'method';
const PATH = 'path';

interface Route {
  readonly name: string;
  /** As the controller and its method write it, e.g. `api/v1/tasks/:id/issue`. */
  readonly path: string;
  readonly access: AccessRule | undefined;
}

/** Refuses to start the program on a route that does not say who may call it, or whose policy does not fit its address. */
@Injectable()
export class RouteAudit implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const faults = this.routes().flatMap(faultsOf);
    if (faults.length > 0) throw new Error(`who may call what is not said: ${faults.join('; ')}`);
  }

  private routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!isObject(instance) || metatype === null || metatype === undefined) return [];
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (!isObject(prototype)) return [];
      const prefix = pathsOf(Reflect.getMetadata(PATH, metatype));
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(HTTP_METHOD, handler)) return [];
        const access = this.reflector.get<AccessRule | undefined>(ACCESS, handler);
        const path = `${prefix}/${pathsOf(Reflect.getMetadata(PATH, handler))}`;
        return [{ name: `${metatype.name}.${method}`, path, access }];
      });
    });
  }
}

function faultsOf({ name, path, access }: Route): string[] {
  if (access === undefined) return [`no @Access on ${name}: say who may call it`];
  const namesOne = /:\w+/.test(path);
  switch (access.kind) {
    case 'policy': {
      if (!Object.hasOwn(POLICIES, access.action))
        return [`${name} goes by "${access.action}", which no line of the table is`];
      if (access.extent === 'one' && !path.includes(':id'))
        return [`${name} is about one ${access.on}, and its address names none`];
      if (access.extent !== 'one' && namesOne) return [`${name} names a thing, and its policy does not look at it`];
      return [];
    }
    case 'roles':
      return namesOne ? [`${name} names a thing, and its @Access says roles alone: use a line of the table`] : [];
    default:
      return [];
  }
}

function pathsOf(declared: unknown): string {
  return Array.isArray(declared) ? declared.join('|') : String(declared ?? '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
