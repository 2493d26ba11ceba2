"""The pictures behind each style: paintings of DATA/styles whose painters died long ago, patterns of our own."""
import numpy as np
from PIL import Image

import data

from . import patterns

PATTERNS = {"candy": patterns.candy, "mosaic": patterns.mosaic}


def part(name, box=None, short=None):
    """A painting, or the share `box` (left, top, right, bottom in 0..1) of it, its short side made `short` px."""
    picture = Image.open(data.DATA / "styles" / f"{name}.webp").convert("RGB")
    width, height = picture.size
    if box:
        picture = picture.crop([round(share * side) for share, side in zip(box, (width, height, width, height))])
    ratio = short / min(picture.size)
    return np.asarray(picture.resize([round(side * ratio) for side in picture.size], Image.Resampling.LANCZOS))


def sources(style):
    """H×W×3 uint8 pictures of a style of the configuration; their Gram matrices are averaged."""
    if style["id"] in PATTERNS:
        return [PATTERNS[style["id"]](style["short"])]
    return [part(style["painting"], box, style["short"]) for box in style.get("boxes", [None])]
