/** The most memory this process has held. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Resident memory at its highest, in MB (10⁶ bytes), since the start or the last `forgetPeak`. Linux' VmHWM: what
 * `resourceUsage` tells includes the memory of the parent at the moment it started us.
 */
export function peakMemory(): number {
  try {
    const kib = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kib) return (Number(kib) * 1024) / 1e6;
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

/** Starts anew from what is resident now, where the system can do that. */
export function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // The peak then stays that of all stages so far.
  }
}
