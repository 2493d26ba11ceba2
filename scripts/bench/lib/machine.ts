/** Under which conditions figures were taken: without them they mean nothing. */
import { cpus, freemem, loadavg } from 'node:os';
import { readFileSync } from 'node:fs';
import { multipliesBytesFast } from '@/server/inference/cpu';
import { config } from '@/server/platform/config';

/** Processes ready to run beside ours for each processor above which wall times say little. */
const BUSY = 0.5;

/** Bytes that can be had without swapping. */
export function availableMemory(): number {
  try {
    const kib = /^MemAvailable:\s*(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    if (kib) return Number(kib) * 1024;
  } catch {
    // Not Linux.
  }
  return freemem();
}

/** One line on the machine, and one more when it has other work. */
export function conditions(): string[] {
  const processors = cpus();
  const load = loadavg()[0] ?? 0;
  const bytes = multipliesBytesFast() ? 'multiplies bytes fast (VNNI)' : 'no VNNI';
  const line = `${processors[0]?.model.trim()} ×${processors.length}, ${bytes}; ${config().ORT_THREADS} threads for each network; Node ${process.version}; load ${load.toFixed(2)} at the start.`;
  const busy = load > BUSY * processors.length;
  return busy ? [line, 'The machine was busy: compare CPU times rather than wall times.'] : [line];
}
