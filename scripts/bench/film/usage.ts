/** CPU and memory of this process and of the programs that it starts (Linux; elsewhere of this process alone). */
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** Clock ticks of /proc: 100 on every Linux that Node runs on. */
const TICKS = 100;
const SAMPLE_MS = 100;

/** CPU seconds of children that have ended. */
function childrenCpu(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return 0;
  }
}

function residentKib(pid: string): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Resident memory of this process and its children now, MB (10⁶ bytes). */
function residentMb(): number {
  if (os.platform() !== 'linux') return process.memoryUsage.rss() / 1e6;
  const children = readdirSync('/proc/self/task').flatMap((task) => {
    try {
      return readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean);
    } catch {
      return [];
    }
  });
  return ([String(process.pid), ...children].reduce((sum, pid) => sum + residentKib(pid), 0) * 1024) / 1e6;
}

export interface Usage<T> {
  result: T;
  cpuSeconds: number;
  wallSeconds: number;
  peakMb: number;
}

/** Runs something and answers what it took, together with the programs that it ran to their end. */
export async function measured<T>(work: () => Promise<T>): Promise<Usage<T>> {
  let peakMb = residentMb();
  const timer = setInterval(() => (peakMb = Math.max(peakMb, residentMb())), SAMPLE_MS);
  const [start, own, children] = [performance.now(), process.cpuUsage(), childrenCpu()];
  try {
    const result = await work();
    const { user, system } = process.cpuUsage(own);
    const cpuSeconds = (user + system) / 1e6 + childrenCpu() - children;
    return { result, cpuSeconds, wallSeconds: (performance.now() - start) / 1000, peakMb };
  } finally {
    clearInterval(timer);
  }
}
