/** Progress of an enlargement in units of expected work, and the time left by the speed measured so far. */

export type Stage = 'decode' | 'enlarge' | 'finish';

export interface Progress {
  /** 0..1, never falling. */
  fraction: number;
  /** Milliseconds until the end, absent until the first tile has been timed. */
  remainingMs?: number;
  stage: Stage;
}

/** Relative cost of a px in each stage, measured on two cores with the default network (ms per megapixel). */
const COST = { decode: 25, enlarge: 720, finish: 70 } as const;

/** px of input that each stage works on (`finish`: px of output). */
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

  /** Enters a stage; the speed is measured from the first px of `enlarge`, the bulk of the work. */
  enter(stage: Stage): void {
    this.stage = stage;
    if (stage === 'enlarge') this.startedAt = performance.now();
    this.tell();
  }

  /** Counts `pixels` of the current stage as done. */
  add(pixels: number): void {
    const units = pixels * COST[this.stage];
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
