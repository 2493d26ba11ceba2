"""Pictures of the restoring networks, decoded once. H×W×3 uint8 RGB.

BSDS500 is used at full size here (its JPEG traces are faint, and CBSD68 is made of the same pictures) and halved; 24 of
its files are held out of all four networks, and the picture that resembles Set5's "woman" is left out as elsewhere.
"""
from functools import lru_cache

import data

HELD_EVERY = 8
HELD_BSDS = 24
IMAGENET = "colour/imagenet-sample-s256"
SCENES = "colour/intel-scenes-150"


def files(folder):
    return [path for path in data.pictures(data.DATA / folder) if path.name not in data.LEAKED]


def split(paths, held, every=HELD_EVERY, most=None):
    """The held-out every-th files of a folder, or the others."""
    apart = set(paths[::every][:most])
    return [path for path in paths if (path in apart) == held]


def bsds(held):
    return split(files("sr/bsds500-train"), held, most=HELD_BSDS)


@lru_cache(maxsize=2)
def sharp(held=False):
    """Sharp pictures: the large reductions, T91, and BSDS500 at full and half size."""
    large = [data.read(path) for folder in ("sr/hires-down-crop512", "sr/T91") for path in split(files(folder), held, 16)]
    small = [data.read(path) for path in bsds(held)]
    return large + small + ([] if held else [data.imresize(picture, 0.5) for picture in small])


@lru_cache(maxsize=2)
def various(held=False):
    """Pictures of a thousand kinds of thing (short side 256), and the sharp ones."""
    return [data.read(path) for path in split(files(IMAGENET), held)] + sharp(held)


@lru_cache(maxsize=2)
def outdoors(held=False):
    """Streets, forests, mountains, seas (150 px), and `various`."""
    kinds = sorted((data.DATA / SCENES / ("test" if held else "train")).iterdir())
    return [data.read(path) for kind in kinds for path in data.pictures(kind)] + various(held)


def window(pictures, rng, side):
    """A random square of `side` px, flipped every second time, from a picture that is large enough."""
    while True:
        picture = pictures[rng.integers(len(pictures))]
        height, width = picture.shape[:2]
        if min(height, width) >= side:
            break
    top, left = rng.integers(height - side + 1), rng.integers(width - side + 1)
    crop = picture[top : top + side, left : left + side]
    return crop[:, ::-1] if rng.random() < 0.5 else crop
