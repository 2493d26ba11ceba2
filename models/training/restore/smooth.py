"""Gaussian and box means of H×W(×C) arrays, in numpy."""
import numpy as np


def blurred(picture, sigma):
    """Gaussian of standard deviation `sigma` px, mirrored at the borders; float32."""
    reach = max(1, int(3 * sigma + 0.5))
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    taps /= taps.sum()
    out = np.asarray(picture, np.float32)
    for axis in (0, 1):
        size = out.shape[axis]
        pads = [(0, 0)] * out.ndim
        pads[axis] = (reach, reach)
        wide = np.pad(out, pads, mode="symmetric")
        out = sum(tap * wide[(slice(None),) * axis + (slice(i, i + size),)]
                  for i, tap in enumerate(taps))
    return out


def box(plane, radius):
    """Mean over (2·radius + 1)² pixels, cut at the borders."""
    for axis in (0, 1):
        size = plane.shape[axis]
        sums = np.concatenate([np.zeros_like(plane.take([0], axis), np.float64), plane.cumsum(axis, np.float64)], axis)
        last = np.minimum(np.arange(size) + radius + 1, size)
        first = np.maximum(np.arange(size) - radius, 0)
        count = (last - first).reshape([-1 if a == axis else 1 for a in range(plane.ndim)])
        plane = (sums.take(last, axis) - sums.take(first, axis)) / count
    return plane.astype(np.float32)
