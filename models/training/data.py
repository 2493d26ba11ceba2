"""Pictures, split rules and reductions. Arrays are H×W×3 uint8 RGB unless said otherwise.

Down-scaling is MATLAB's `imresize(…, 'bicubic')` with antialiasing (Keys 1981, a = -0.5),
the degradation every super-resolution paper reports on.
"""
import os
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from degrade import degrade_crop

REPO = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DATA", REPO.parent / "shared" / "data"))

ART = Path(os.environ.get("ART", "/tmp/gy-art"))  # made by art.py

# folders relative to DATA (an absolute one stands for itself)
TRAIN = {
    "T91": "sr/T91",
    "bsds500-train": "sr/bsds500-train",
    "hires-down-crop512": "sr/hires-down-crop512",
    "art-sheets": ART / "train-sheets",
    "art-paintings": ART / "train-paintings",
}
# what the manifest says of a training set
LABELS = {name: name for name in TRAIN} | {
    "bsds500-train": "BSDS500 train (half size)",
    "art-sheets": "Noto and Fluent emoji (nine tenths, by file)",
    "art-paintings": "Pepper&Carrot (all but one picture)",
}
EVAL = {  # folder and file prefix
    "set5": ("sr/eval-set5-set14", "set5_"),
    "set14": ("sr/eval-set5-set14", "set14_"),
    "kodak12": ("sr/eval-kodak24", "kodim"),
    "art-sheets-held": (ART / "held-sheets", ""),
    "art-paintings-held": (ART / "held-paintings", ""),
}
HALVED = {"bsds500-train"}  # JPEG sources: halving removes the block artefacts
LEAKED = {"302003.jpg"}  # BSDS500 train holds the whole picture of which Set5's "woman" is a copy
VALIDATION_EVERY = 16  # every 16th file of a training set is kept for the training curve


class EvalSetError(ValueError):
    """An evaluation set was asked for as training data, or the reverse."""


def keys_cubic(x):
    """Keys' cubic kernel, a = -0.5, for distances `x` in pixels."""
    x = np.abs(x)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x <= 1, near, np.where(x <= 2, far, 0.0))


@lru_cache(maxsize=512)
def resize_weights(size, out, scale):
    """Source indices and weights (out×taps) along one axis; borders mirrored like MATLAB."""
    stretch = min(scale, 1.0)
    width = 4.0 / stretch
    centre = (np.arange(out) + 0.5) / scale - 0.5
    left = np.floor(centre - width / 2).astype(int)
    taps = left[:, None] + np.arange(int(np.ceil(width)) + 2)
    weights = stretch * keys_cubic((centre[:, None] - taps) * stretch)
    mirror = np.concatenate([np.arange(size), np.arange(size)[::-1]])
    return mirror[taps % (2 * size)], weights / weights.sum(1, keepdims=True)


def resized(picture, scale):
    """MATLAB-exact bicubic resize by `scale` (antialiased below 1); neither rounded nor clamped."""
    out = picture.astype(np.float64)
    for axis in (0, 1):
        size = out.shape[axis]
        index, weight = resize_weights(size, int(np.ceil(size * scale)), float(scale))
        taps = np.take(out, index, axis=axis)
        shape = [1] * taps.ndim
        shape[axis : axis + 2] = weight.shape
        out = (taps * weight.reshape(shape)).sum(axis + 1)
    return out


def imresize(picture, scale):
    """`resized`, rounded half up as MATLAB does, to uint8."""
    return np.clip(np.floor(resized(picture, scale) + 0.5), 0, 255).astype(np.uint8)


def pair(picture, scale):
    """(LR, HR): HR cropped to a multiple of `scale`, LR its bicubic reduction."""
    height, width = (side - side % scale for side in picture.shape[:2])
    high = picture[:height, :width]
    return imresize(high, 1 / scale), high


def read(path):
    """One file as H×W×3 uint8 RGB."""
    return np.asarray(Image.open(path).convert("RGB"))


def pictures(folder, prefix=""):
    """Sorted picture files of a folder."""
    return sorted(p for p in folder.glob(f"{prefix}*") if p.suffix in {".webp", ".jpg", ".png"})


def training_files(name, validation=False):
    """Sorted files of a training set, without (or only) its validation share."""
    if name not in TRAIN:
        raise EvalSetError(f"{name} is not a training set (evaluation sets are never trained on)")
    files = [p for p in pictures(DATA / TRAIN[name]) if p.name not in LEAKED]
    return [p for i, p in enumerate(files) if (i % VALIDATION_EVERY == 0) == validation]


def training_pairs(sets, scale, reductions=(1.0,), validation=False):
    """All (LR, HR) pairs of `sets` ({name: repeats}), each also at the given reductions."""
    pairs = []
    for name, repeats in sets.items():
        for path in training_files(name, validation):
            picture = read(path)
            if name in HALVED:
                picture = imresize(picture, 0.5)
            for reduction in reductions:
                smaller = picture if reduction == 1 else imresize(picture, reduction)
                pairs += [pair(smaller, scale)] * repeats
    return pairs


def eval_pairs(name, scale):
    """[(file name, LR, HR)] of an evaluation set."""
    if name not in EVAL:
        raise EvalSetError(f"{name} is not an evaluation set")
    folder, prefix = EVAL[name]
    files = pictures(DATA / folder, prefix)
    return [(path.stem, *pair(read(path), scale)) for path in files]


def recolour(rng):
    """A random swap and inversion of the channels, as a function on H×W×3 uint8.

    It commutes with the reduction, and shows the saturated edges that photographs rarely hold:
    without it a network trained on photographs answers them with coloured specks.
    """
    order, flip = rng.permutation(3), (rng.random(3) < 0.5).astype(np.uint8) * 255
    return lambda crop: crop[..., order] ^ flip


LUMA = np.array([0.299, 0.587, 0.114])  # BT.601, full range: what the luma networks see


def planes(picture, count):
    """H×W×3 (or n×H×W×3) RGB as 3 planes, or as its full-range luma for `count` 1: (n×)P×H×W, not rounded."""
    picture = np.asarray(picture)
    return np.moveaxis(picture if count == 3 else (picture @ LUMA)[..., None], -1, -3)


def batch(pairs, rng, config, ranges=None):
    """Random flipped/rotated crops: LR (n×P×p×p) and HR (n×P×sp×sp) as float32 0..1.

    n is the configuration's `batch`, p its `patch`, P its `planes`; a share `colours` of the crops is
    recoloured; with `ranges` the LR crops are degraded (see degrade.py).
    """
    low, high = [], []
    patch, colours = config["patch"], config["colours"]
    scale = pairs[0][1].shape[0] // pairs[0][0].shape[0]
    usable = [p for p in pairs if min(p[0].shape[:2]) >= patch]
    for index in rng.integers(len(usable), size=config["batch"]):
        lr, hr = usable[index]
        y, x = (int(rng.integers(side - patch + 1)) for side in lr.shape[:2])
        turn, flip = int(rng.integers(4)), rng.random() < 0.5
        paint = recolour(rng) if rng.random() < colours else lambda crop: crop
        crops = []
        for source, factor in ((lr, 1), (hr, scale)):
            size = patch * factor
            crop = np.rot90(source[y * factor :, x * factor :][:size, :size], turn)
            crops.append(paint(crop[:, ::-1] if flip else crop))
        low.append(degrade_crop(crops[0], rng, ranges) if ranges else crops[0])
        high.append(crops[1])
    count = config.get("planes", 3)
    return tuple((planes(np.stack(crops), count) / 255).astype(np.float32) for crops in (low, high))
