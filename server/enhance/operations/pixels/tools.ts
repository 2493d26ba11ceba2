/** What the steps of a restoration may use inside their thread. */
import type { OrderTools } from '@/server/inference/threads/order';

export interface RestoreTools extends Pick<OrderTools<number>, 'infer' | 'goOn'> {
  /** 0..1 of the step. */
  tell(fraction: number): void;
}

/** A listener for a part of the work: its 0..1 becomes `from`..`to` of the whole. */
export const span = (tell: (fraction: number) => void, from: number, to: number) => (fraction: number) =>
  tell(from + (to - from) * fraction);
