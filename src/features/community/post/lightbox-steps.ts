/** Going through pictures 0 … count − 1; the ends hold. */

/** Shorter ways (px) of a finger are a press. */
const SWIPE_PX = 48;

/** Where a key leads; null for keys that mean nothing here. */
export function stepOf(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, place + 1);
    case 'ArrowLeft':
      return Math.max(0, place - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Where a finger leads that has moved so many px to the right. */
export function swipeOf(movedPx: number, place: number, count: number): number {
  if (Math.abs(movedPx) < SWIPE_PX) return place;
  return movedPx < 0 ? Math.min(count - 1, place + 1) : Math.max(0, place - 1);
}
