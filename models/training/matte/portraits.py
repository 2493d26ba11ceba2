"""Heads and shoulders: what people cut out for papers. The public pictures show whole figures, so the upper part of
each is cut from the picture as it is stored, before it is made smaller. Pairs (RGB, L)."""
import numpy as np
from PIL import Image, ImageFilter

from .masks import mask_of

KEPT = 288  # px of the square kept in memory
WIDEST = 0.6  # of a figure's height: from the crown to the hip
HEADROOM = 0.25  # of the square, above the crown at most
HEAD = 0.12  # of a figure's height: where its middle is looked for
LEAST = 120  # px: smaller figures have no face to speak of


def box_of(mask):
    """(left, crown, side) of the square around the upper body of the figure in an L mask; None where there is none."""
    front = np.asarray(mask) > 127
    rows = np.flatnonzero(front.sum(1) > 2)
    if not len(rows) or rows[-1] - rows[0] < LEAST:
        return None
    crown, height = rows[0], rows[-1] - rows[0]
    columns = np.flatnonzero(front[crown : crown + max(4, int(HEAD * height))].any(0))
    side = min(WIDEST * height, *mask.size)
    return columns.mean() - side / 2, crown, side


def portrait(path):
    """(RGB, L, crown) of a photographed person: a square and how far down (0..1) its head begins; or None."""
    picture, mask = Image.open(path).convert("RGB"), mask_of(path.parent.parent / "mask" / path.name)
    found = box_of(mask)
    if found is None:
        return None
    left, crown, side = found
    width, height = mask.size
    left = min(max(0, left), width - side)
    top = min(max(0, crown - HEADROOM * side), height - side)
    box = (left, top, left + side, top + side)
    square = lambda image: image.resize((KEPT, KEPT), Image.Resampling.BILINEAR, box=box)
    return square(picture), square(mask), (crown - top) / side


def closer(kept, side, rng):
    """(RGB, L) side×side: from half a figure to a face that fills the picture, mirrored at random."""
    picture, mask, crown = kept
    span = KEPT * rng.uniform(0.28, 1.0)
    top = min(max(0, crown * KEPT - span * rng.uniform(-0.03, HEADROOM)), KEPT - span)
    left = min(max(0, (KEPT - span) / 2 + span * rng.normal(0, 0.08)), KEPT - span)
    box = (left, top, left + span, top + span)
    pair = [image.resize((side, side), Image.Resampling.BICUBIC, box=box) for image in (picture, mask)]
    if span < side and rng.random() < 0.6:  # enlarged: a face that fills a real picture is sharp
        pair[0] = pair[0].filter(ImageFilter.UnsharpMask(1.2 * side / span, int(rng.uniform(60, 220)), 0))
    return [image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for image in pair] if rng.random() < 0.5 else pair


def held_portraits(pictures, side):
    """Seeded ones of the held-out share, one of each person."""
    rng = np.random.default_rng(11)
    return [tuple(closer(kept, side, rng)) for kept in pictures.portraits]
