/** Time and memory of the stages of a job, one after the other. */
import { forgetPeak, peakMemory } from './peak-memory';

export interface Stage {
  name: string;
  ms: number;
  /** Of all threads of this process. */
  cpuMs: number;
  /** Highest resident memory in the stage, MB. */
  peakMb: number;
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export class StageClock {
  readonly stages: Stage[] = [];
  private current: { name: string; start: number; cpu: number } | undefined;

  constructor(private readonly onStage?: (stage: Stage) => void) {}

  /** Ends the current stage and begins the next; the same name again changes nothing. */
  enter(name: string): void {
    if (this.current?.name === name) return;
    this.end();
    this.current = { name, start: performance.now(), cpu: cpuMs() };
  }

  /** Ends the current stage. */
  end(): void {
    if (!this.current) return;
    const { name, start, cpu } = this.current;
    const stage = { name, ms: performance.now() - start, cpuMs: cpuMs() - cpu, peakMb: peakMemory() };
    this.stages.push(stage);
    this.onStage?.(stage);
    this.current = undefined;
    forgetPeak();
  }
}
