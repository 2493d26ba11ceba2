/** Guarantees: a task whose files would not fit on the disk is refused before it begins, by name. */
import { describe, expect, it } from 'vitest';
import { enlargeRequest, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import { cancelTask } from './control';
import { footprint } from './footprint';
import { checkRoom, freeBytes, promisedBytes } from './room';

const GB = 1e9;
const gigapixel = {
  picture: { width: 2048, height: 2048 },
  result: { width: 32_768, height: 32_768 },
  channels: 3,
} as const;

describe('what a task writes', () => {
  it('is no less than its two largest intermediates, its master and its result', () => {
    // Measured with passes of ×2: 3.2 GB after 0.8 GB, then 1.4 GB of master and as much again for a PNG.
    const { peak, kept } = footprint({ ...gigapixel, passes: [2, 2, 2, 2], format: 'png' });
    expect(peak).toBeGreaterThan(3.2 * GB + 0.8 * GB);
    expect(peak).toBeGreaterThan(3.2 * GB + 1.44 * GB);
    expect(kept).toBeGreaterThan(1.44 * GB);
    expect(peak).toBeLessThan(8 * GB);
  });

  it('counts what overshoots an exact size, and little for a small picture', () => {
    const reduced = { ...gigapixel, result: { width: 17_000, height: 17_000 } };
    const { peak } = footprint({ ...reduced, passes: [4, 4], format: 'jpeg' });
    expect(peak).toBeGreaterThan(3.2 * GB);
    const small = footprint({
      ...{ picture: { width: 600, height: 400 }, result: { width: 1200, height: 800 } },
      ...{ passes: [2], channels: 3, format: 'jpeg' },
    });
    expect(small.peak).toBeLessThan(10_000_000);
  });
});

describe('room on the disk', () => {
  it('is what the machine has', async () => {
    expect(await freeBytes()).toBeGreaterThan(0);
  });

  it.each([
    [6 * GB, 10 * GB, 0, null],
    [6 * GB, 6 * GB, 0, 'diskTooFull'],
    [6 * GB, 10 * GB, 5 * GB, 'diskTooFull'],
    [0.01 * GB, 0.3 * GB, 0, 'diskFull'],
  ])('for %d bytes with %d free and %d promised to others: %s', (peak, free, promised, code) => {
    const attempt = () => checkRoom(peak, free, promised);
    if (code === null) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code, kind: 'unavailable' }));
  });

  it('is promised to a task from its acceptance to its end', async () => {
    const context = visitorContext();
    const before = promisedBytes(context.db);
    const { id } = await acceptTask(context, enlargeRequest(pictureOf(context).id, 4));
    expect(promisedBytes(context.db)).toBeGreaterThan(before + 640 * 480 * 16);
    cancelTask(context, id);
    expect(promisedBytes(context.db)).toBe(before);
  });
});
