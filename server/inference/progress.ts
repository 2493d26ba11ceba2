/** Progress of an enlargement in units of expected work, and the time left by the speed measured so far. */

export type Stage = 'decode' | 'enlarge' | 'finish';

export interface Progress {
  /** 0..1, never falling. */
  fraction: number;
  /** Milliseconds until the end, absent until the first tile has been timed. */
  remainingMs?: number;
  stage: Stage;
}

/**
 * Milliseconds on two cores for each unit of work, measured: decoding a px, a multiply-accumulate of a network,
 * storing a px. Only their relation matters: the speed is measured as the work goes on.
 */
const COST = { decode: 25e-6, enlarge: 9.2e-9, finish: 70e-6 } as const;

/** px of input decoded, multiply-accumulates of all passes, px of output stored. */
export type Work = Readonly<Record<Stage, number>>;

export class ProgressMeter {
  private units = 0;
  private enlargeUnits = 0;
  private startedAt = 0;
  /** Milliseconds per unit while enlarging, which the rest of the work is judged by. */
  private pace: number | undefined;
  private stage: Stage = 'decode';
  private readonly total: number;

  constructor(
    work: Work,
    private readonly report: ((progress: Progress) => void) | undefined,
  ) {
    this.total = COST.decode * work.decode + COST.enlarge * work.enlarge + COST.finish * work.finish;
  }

  /** Enters a stage; the speed is measured from the start of `enlarge`, the bulk of the work. */
  enter(stage: Stage): void {
    this.stage = stage;
    if (stage === 'enlarge') this.startedAt = performance.now();
    this.tell();
  }

  /** Counts `amount` of the current stage's work as done. */
  add(amount: number): void {
    const units = amount * COST[this.stage];
    this.units += units;
    if (this.stage === 'enlarge') {
      this.enlargeUnits += units;
      this.pace = (performance.now() - this.startedAt) / this.enlargeUnits;
    }
    this.tell();
  }

  private tell(): void {
    const fraction = Math.min(1, this.units / this.total);
    const remainingMs = this.pace === undefined ? undefined : (this.total - this.units) * this.pace;
    this.report?.({ fraction, stage: this.stage, ...(remainingMs === undefined ? {} : { remainingMs }) });
  }
}
