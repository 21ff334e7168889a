import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sealerState } from './audit/seal/state.ts';
import { Database } from './database/database.ts';
import { notFound } from './sql/problem.ts';
import { STORAGE, type Storage } from './files/storage.ts';
import { migrations } from './migrations/index.ts';
import { choice } from './define/field.ts';
import { bytes, group } from './define/shape.ts';
import { Act } from './actions/act.ts';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

const state = { label: 'Keadaan' };
const readiness = group(
  {
    status: choice({ ok: 'Siap', unavailable: 'Belum siap' }, state),
    database: choice({ ok: 'Siap', failed: 'Tidak siap' }, state),
    storage: choice({ ok: 'Siap', full: 'Penuh', unavailable: 'Tidak dapat ditulisi' }, state),
    sealer: choice({ sealing: 'Menyegel', refused: 'Menolak', absent: 'Tidak ada', unknown: 'Tidak diketahui' }, state),
  },
  'Readiness',
);

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  @Get('health/live')
  @Act({ by: 'public', does: 'Proses menjawab', answers: group({ status: choice({ ok: 'Baik' }, state) }) })
  live() {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Act({
    by: 'public',
    does: 'Basis data dan migrasi siap; penyimpanan: ok, full, unavailable; penyegel: sealing, refused, absent',
    answers: readiness,
    or: [503, readiness],
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const migrated = async () => {
      const [row] = await this.database.query<[number]>('select count(*)::int from migrations', []);
      if (row![0] < migrations.length) throw new Error('migrations are missing');
    };
    const checks = { database: migrated() };
    const states = Object.entries(checks).map(async ([name, check]) => {
      return [
        name,
        await check.then(
          () => 'ok',
          () => 'failed',
        ),
      ] as const;
    });
    const answer = Object.fromEntries(await Promise.all(states));
    const ready = Object.values(answer).every((state) => state === 'ok');
    if (!ready) void reply.status(503).header('Retry-After', 2);
    // Without uploads the rest of the office goes on: said here, but no reason to be taken out of service.
    const storage = await this.storage.state();
    return { status: ready ? 'ok' : 'unavailable', ...answer, storage, sealer: await this.sealer() };
  }

  /** Work goes on without a seal, entries wait for theirs: said here, but no reason to be taken out of service. */
  private sealer(): Promise<string> {
    return sealerState(this.database).catch(() => 'unknown');
  }

  /** For a collector on the same machine that asks by itself: what a proxy hands on comes from somewhere else. */
  @Get('metrics')
  @Act({
    by: 'public',
    does: 'Angka proses, format Prometheus, hanya dari mesin ini',
    answers: bytes('text/plain'),
    refuses: [404],
  })
  metrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { headers, socket } = request;
    const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    if (handedOn || !LOOPBACK.includes(socket.remoteAddress ?? '')) throw notFound();
    void reply.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const gauges: [string, number][] = [
      ['process_resident_memory_bytes', rss],
      ['nodejs_heap_size_used_bytes', heapUsed],
      ['process_cpu_seconds_total', (user + system) / 1e6],
      ['process_uptime_seconds', process.uptime()],
    ];
    return `${gauges.map(([name, value]) => `${name} ${value}`).join('\n')}\n`;
  }
}
