import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What Prometheus reads of this process. Labels are routes, never addresses: their number is bounded. */
@Injectable()
export class ApiMetrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly gauges = new Map<string, Gauge>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'dondoc_http_request_seconds',
      help: 'Time to answer a request, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.registry],
    });
  }

  answered({ method, route, status, seconds }: Answered): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** A value that is asked for when somebody reads. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    if (this.gauges.has(name)) return;
    const gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
    this.gauges.set(name, gauge);
  }
}
