"""Seeded degradations of the reduced picture: sensor noise, then JPEG. Pictures are H×W×3 uint8.

`degrade` of a configuration is the range its noise level is trained for, drawn anew for each crop:
{"quality": [from, to], "sigma": [from, to], "noiseless": share of crops that get JPEG alone}
"""
from io import BytesIO

import numpy as np
from PIL import Image

GRID = 16  # px of a coding unit with halved chroma
SAMPLINGS = ("4:4:4", "4:2:0")


def jpeg(picture, quality, subsampling="4:2:0"):
    """A picture after one trip through JPEG."""
    file = BytesIO()
    Image.fromarray(picture).save(file, "jpeg", quality=quality, subsampling=subsampling)
    return np.asarray(Image.open(file))


def degrade(picture, rng, ranges):
    """Gaussian noise (standard deviation in 1/255), then JPEG, both drawn from `ranges`."""
    sigma = 0.0 if rng.random() < ranges["noiseless"] else rng.uniform(*ranges["sigma"])
    noisy = picture + rng.normal(0, 1, picture.shape) * sigma
    low, high = ranges["quality"]
    return jpeg(np.clip(np.rint(noisy), 0, 255).astype(np.uint8), int(rng.integers(low, high + 1)),
                SAMPLINGS[rng.integers(len(SAMPLINGS))])


def degrade_crop(crop, rng, ranges):
    """`degrade` for a crop out of a picture: the coding grid starts anywhere (mirrored surroundings)."""
    top, left = rng.integers(GRID, size=2)
    height, width = crop.shape[:2]
    around = np.pad(crop, ((top, GRID - top), (left, GRID - left), (0, 0)), mode="reflect")
    return degrade(around, rng, ranges)[top : top + height, left : left + width]


def degraded(pairs, ranges, seed):
    """(LR, HR) pairs with their LR degraded, picture i by its own seed; unchanged without `ranges`."""
    if ranges is None:
        return pairs
    return [(degrade(low, np.random.default_rng([seed, i]), ranges), high) for i, (low, high) in enumerate(pairs)]
