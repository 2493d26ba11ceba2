"""Synthetic haze: I = J·t + A·(1 − t), t = exp(−β·depth) (Koschmieder 1924). Pictures are H×W×3 float32 0..1.

There is no depth, so one is invented: further up is further away, a smooth random field, both drawn to the edges of the
picture by a guided filter (He et al. 2010), and skies (bright, smooth, above) lie at the end of it.
"""
import numpy as np

from .scratches import field
from .smooth import blurred, box

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
THINNEST = 0.1  # least transmission: below it there is nothing to bring back but noise
SKY = 0.4  # least transmission of a sky: taking all haze from one leaves noise and poster colours


def guided(guide, plane, radius, epsilon):
    """`plane` made to follow the edges of `guide` (H×W both)."""
    mean_g, mean_p = box(guide, radius), box(plane, radius)
    slope = (box(guide * plane, radius) - mean_g * mean_p) / (box(guide * guide, radius) - mean_g**2 + epsilon)
    offset = mean_p - slope * mean_g
    return box(slope, radius) * guide + box(offset, radius)


def sky(picture):
    """How much a pixel looks like sky, 0..1: bright, blue or grey, smooth and not below the middle."""
    luma = picture @ LUMA
    rough = blurred(np.abs(luma - blurred(luma, 2)), 3)
    height = np.linspace(1.6, -0.6, len(luma), dtype=np.float32)[:, None]
    cold = np.clip((picture[..., 2] - picture[..., 0]) * 8 + 1, 0, 1)
    return np.clip((luma - 0.45) * 4, 0, 1) * np.clip(1.5 - 40 * rough, 0, 1) * np.clip(height, 0, 1) * cold


def depth(picture, far, rng):
    """H×W float32, 0 (near) to about 1 (the horizon); `far` is the share of sky."""
    height, width = picture.shape[:2]
    luma = picture @ LUMA
    horizon = rng.uniform(-0.1, 0.6)
    ramp = np.clip((1 - np.linspace(0, 1, height, dtype=np.float32)) / (1 - horizon), 0, 1)[:, None]
    ramp = np.repeat(ramp ** rng.uniform(0.6, 2.5), width, 1)
    side = max(height, width)
    rolling = 0.5 + 0.28 * field(rng, side, side / rng.uniform(1.5, 6))[:height, :width]
    share = rng.choice([0.0, rng.uniform(0, 1), 1.0], p=[0.25, 0.6, 0.15])
    plane = share * rolling + (1 - share) * ramp + rng.normal(0, 0.12) * (luma - 0.5)
    plane = guided(luma, plane.astype(np.float32), int(rng.integers(6, 24)), 10 ** rng.uniform(-3.5, -1.5))
    return np.clip(plane * (1 - far) + far * rng.uniform(0.95, 1.25), 0, 1.3)


def hazy(picture, rng, clear=0.12):
    """(hazy picture, transmission H×W, airlight 3); a share `clear` has no haze (t = 1)."""
    far = sky(picture)
    away = depth(picture, far, rng)
    cast = rng.normal(0, 0.06) * np.array([-1, 0.1, 1]) + rng.normal(0, 0.015, 3)  # from brown smog to blue distance
    light = np.clip(rng.uniform(0.68, 1.0) + cast, 0, 1).astype(np.float32)
    thick = 0 if rng.random() < clear else rng.uniform(0.25, 2.6)
    t = np.exp(-thick * away - rng.uniform(0, 0.25) * (thick > 0)).astype(np.float32)
    t = np.maximum(t, THINNEST + (SKY - THINNEST) * far)
    out = picture * t[..., None] + light * (1 - t[..., None])
    out = out + rng.normal(0, rng.uniform(0, 0.012), out.shape)
    return np.clip(np.rint(out * 255) / 255, 0, 1).astype(np.float32), t, light
