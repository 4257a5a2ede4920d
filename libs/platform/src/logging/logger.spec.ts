import { setImmediate } from 'node:timers/promises';
import { correlationId, withCorrelation } from './correlation.js';
import { createLogger, type Logger } from './logger.js';
import { NestLogger } from './nest.logger.js';

type Line = Record<string, unknown>;

function recording(level = 'info'): { logger: Logger; lines: Line[]; text: () => string } {
  const written: string[] = [];
  const lines: Line[] = [];
  const destination = {
    write: (line: string) => {
      written.push(line);
      lines.push(JSON.parse(line) as Line);
    },
  };
  return { logger: createLogger({ level, part: 'spec', destination }), lines, text: () => written.join('') };
}

describe('the logger', () => {
  it('writes one JSON object a line with level, part and time', () => {
    const { logger, lines } = recording();
    logger.info({ position: 12 }, 'đã ghi');
    logger.debug('not at this level');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', part: 'spec', position: 12, msg: 'đã ghi', pid: process.pid }),
    ]);
    expect(lines[0]?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  });

  it('carries the id of its request, also after waiting, and keeps two requests apart', async () => {
    const { logger, lines } = recording();
    const request = (id: string): Promise<void> =>
      withCorrelation(id, async () => {
        await setImmediate();
        logger.info(id);
      });
    await Promise.all([request('a'), request('b')]);
    logger.info('outside');
    expect(lines.map((line) => [line['msg'], line['correlation']])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['outside', undefined],
    ]);
    expect(correlationId()).toBeUndefined();
  });

  it.each([
    [{ password: 'hunter2' }],
    [{ authorization: 'Bearer hunter2' }],
    [{ req: { headers: { authorization: 'Bearer hunter2', cookie: 'sid=hunter2' } } }],
    [{ res: { headers: { 'set-cookie': 'sid=hunter2' } } }],
    [{ body: { token: 'hunter2' } }],
    [{ config: { databaseUrl: 'postgres://dondoc:hunter2@db.example/dondoc' } }],
    [{ err: new Error('connect redis://:hunter2@cache.example failed') }],
  ])('lets no secret out: %j', (fields) => {
    const { logger, text } = recording();
    logger.error(fields, 'smtp://mail:hunter2@mail.example');
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('[secret]@mail.example');
  });
});

describe('a line of the log', () => {
  it('names no token, ticket or session of ours, wherever it stands', () => {
    const { logger, text } = recording();
    const secrets = ['ddk_', 'dds_', 'ddt_'].map((kind) => kind + 'Ab1_-'.repeat(9).slice(0, 43));
    logger.error({ err: new Error(`refused ${secrets[0]}`), url: `/password#${secrets[2]}` }, `cookie ${secrets[1]};`);
    for (const secret of secrets) expect(text()).not.toContain(secret);
    expect(text()).toContain('cookie dds_[secret];');
  });

  it('names no mail address, and not what the database was asked with', () => {
    const { logger, text, lines } = recording();
    const failed = Object.assign(new Error('duplicate key'), {
      query: 'insert into access.account values ($1)',
      parameters: ['tramhuong.quach'],
      detail: 'Key (login)=(tramhuong.quach) already exists.',
      driverError: { detail: 'Key (login)=(tramhuong.quach) already exists.' },
    });
    logger.error(
      { err: failed, to: 'Trầm Hương <tram.huong@so-khcn.example>' },
      '550 <tram.huong@so-khcn.example> unknown',
    );
    expect(text()).not.toContain('tram');
    expect(text()).toContain('550 <[address]> unknown');
    expect(lines[0]).toMatchObject({ err: { message: 'duplicate key', query: failed.query } });
  });

  it('stays one line, and its words stay words, whatever they hold', () => {
    const { logger, text, lines } = recording();
    const forged = 'in\r\n{"level":"info","msg":"all is well"}\u2028\u001b[2J %s %o %j';
    logger.warn({ path: forged, nested: { agent: forged } }, forged);
    expect(text().trimEnd().split(/\r|\n/)).toHaveLength(1);
    expect(text()).not.toContain('\u001b');
    expect(lines).toEqual([expect.objectContaining({ level: 'warn', msg: forged, path: forged })]);
  });

  it('tells its instant in UTC', () => {
    const { logger, lines } = recording();
    logger.info('now');
    expect(lines[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('the Nest adapter', () => {
  it('keeps level, speaker, details and errors', () => {
    const { logger, lines } = recording('trace');
    const nest = new NestLogger(logger);
    nest.log('started', 'NestApplication');
    nest.error('failed', 'stack text', 'Router');
    nest.warn(new Error('careful'));
    nest.verbose({ routes: 3 }, 'Router');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', msg: 'started', context: 'NestApplication' }),
      expect.objectContaining({ level: 'error', msg: 'failed', context: 'Router', details: ['stack text'] }),
      expect.objectContaining({ level: 'warn', msg: 'careful', err: expect.objectContaining({ message: 'careful' }) }),
      expect.objectContaining({ level: 'trace', message: { routes: 3 }, context: 'Router' }),
    ]);
  });
});
