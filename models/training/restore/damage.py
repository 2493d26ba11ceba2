"""Damaged photographs made of clean ones, with the mask of what is damaged.

Layers of damage are drawn once (`bank`) and then cut, flipped and turned: drawing costs more than a training step.
"""
import os
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from degrade import SAMPLINGS, jpeg

from . import scratches
from .degradations import GREY, grain
from .negatives import distracted
from .smooth import blurred

BANKS = Path("/tmp/gy-restore/layers")
DRAWING = 2  # counts up when shapes change, so that no old layers are taken for new ones
SIDE = 320  # px of a layer
SEEN = 16  # levels: a pixel counts as damaged if the drawing changed it by more
KINDS = {"scratch": 0.34, "scuff": 0.06, "crack": 0.15, "blotch": 0.15, "dust": 0.11, "fibre": 0.08, "fold": 0.07, "torn": 0.04}


def layer(rng):
    """Two to eleven shapes: alpha, paint and shading, each SIDE×SIDE float32 (alpha 0..1, the others levels)."""
    alpha, paint, shade = (np.zeros((SIDE, SIDE), np.float32) for _ in range(3))
    for kind in rng.choice(list(KINDS), rng.integers(2, 12), p=list(KINDS.values())):
        over, value = getattr(scratches, kind)(rng, SIDE)
        paint = np.where(over > alpha, value, paint)
        alpha = np.maximum(alpha, over)
        if kind == "fold":
            shade = shade + scratches.shading(rng, over)
    return alpha, paint.astype(np.float32), shade


@lru_cache(maxsize=2)
def bank(count, seed):
    """`count` layers, each 3×SIDE×SIDE int16 (alpha in 1/255), kept on disk: drawing takes half a minute."""
    path = BANKS / f"layers-{DRAWING}-{count}-{seed}.npy"
    if not path.exists():
        drawn = []
        for index in range(count):
            alpha, paint, shade = layer(np.random.default_rng([seed, index]))
            drawn.append(np.rint(np.stack([alpha * 255, paint, shade])).astype(np.int16))
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.npy")
        np.save(temporary, np.stack(drawn))
        os.replace(temporary, path)
    return np.load(path, mmap_mode="r")


def part(layers, rng, side):
    """A random square of a random layer: alpha 0..1, paint, shading."""
    cut = layers[rng.integers(len(layers))]
    top, left = rng.integers(SIDE - side + 1, size=2)
    cut = cut[:, top : top + side, left : left + side]
    cut = cut[:, :, ::-1] if rng.random() < 0.5 else cut
    cut = cut[:, ::-1] if rng.random() < 0.5 else cut
    cut = cut.transpose(0, 2, 1) if rng.random() < 0.25 else cut
    cut = np.asarray(cut)
    return cut[0] / np.float32(255), cut[1].astype(np.float32), cut[2].astype(np.float32)


def aged(crop, rng):
    """A crop as old paper holds it: grey, sepia or faded; sometimes soft, as an enlarged scan."""
    if rng.random() < 0.3:
        side, half = len(crop), round(len(crop) / rng.uniform(1.3, 2.2))
        crop = np.asarray(Image.fromarray(np.ascontiguousarray(crop[:half, :half])).resize((side, side), Image.Resampling.BICUBIC))
    kind, out = rng.random(), crop.astype(np.float32)
    if kind < 0.65:
        out = np.repeat((out @ GREY)[..., None], 3, 2)
    if 0.4 < kind < 0.75:
        out = out * rng.uniform([0.9, 0.8, 0.6], [1.0, 0.95, 0.85]).astype(np.float32) + np.float32(rng.uniform(0, 30))
    if rng.random() < 0.4:
        low = rng.uniform(0, 60)
        out = low + out * (rng.uniform(170, 255) - low) / 255
    return np.clip(out, 0, 255)


def damaged(crop, layers, rng, whole=0.12):
    """(picture H×W×3 uint8, mask H×W bool) of a square crop; a share `whole` stays undamaged."""
    if rng.random() < 0.25:
        crop = distracted(crop, rng)
    base = aged(crop, rng)
    hurt, mask = base, np.zeros(base.shape[:2], bool)
    soft = rng.uniform(0.35, 0.9) if rng.random() < 0.6 else 0
    if rng.random() > whole:
        alpha, paint, shade = part(layers, rng, len(crop))
        base = np.clip(base + shade[..., None], 0, 255)
        paper = rng.uniform([0.94, 0.88, 0.75], 1) if rng.random() < 0.4 else np.ones(3)
        change = alpha[..., None] * (paint[..., None] * paper.astype(np.float32) - base)
        hurt = base + change
        change = np.maximum.reduce(np.abs(change).transpose(2, 0, 1))
        mask = (blurred(change, soft) if soft else change) > SEEN
    hurt = blurred(hurt, soft) if soft else hurt
    if rng.random() < 0.7:
        hurt = hurt + grain(rng, hurt.shape, rng.uniform(0, 10), rng.random() < 0.3, rng.choice([0, 0, 0.6]))
    hurt = np.clip(np.rint(hurt), 0, 255).astype(np.uint8)
    return (jpeg(hurt, int(rng.integers(35, 96)), SAMPLINGS[rng.integers(2)]) if rng.random() < 0.5 else hurt), mask
