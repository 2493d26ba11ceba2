import { describe, expect, it } from 'vitest';
import { cropOf } from './face-list';

const picture = { width: 1000, height: 500 };

describe('the crop of a face', () => {
  it('is a square around it, with room', () => {
    // 100 px of face in a square of 150 px.
    const { backgroundSize } = cropOf({ x: 0.4, y: 0.4, width: 0.1, height: 0.1 }, picture);
    const [across, down] = backgroundSize.split(' ').map(parseFloat);
    expect(across).toBeCloseTo((1000 / 150) * 100);
    expect(down).toBeCloseTo((500 / 150) * 100);
  });

  it('stays inside the picture for a face at its edge', () => {
    expect(cropOf({ x: 0.95, y: 0, width: 0.05, height: 0.1 }, picture).backgroundPosition).toBe('100% 0%');
  });

  it('is the whole height where a face is larger than the picture is high', () => {
    expect(cropOf({ x: 0.2, y: 0, width: 0.5, height: 1 }, picture).backgroundSize).toBe('200% 100%');
  });
});
