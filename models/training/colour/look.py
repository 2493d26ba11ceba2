"""A sheet to look at: pictures beside what the stored network makes of them.

    python -m colour.look OUT.png [--model FILE] PICTURE…

Each picture's lightness, the network's colours, the picture itself.
"""
import numpy as np
from PIL import Image

from dense.look import HEIGHT, look

from .lab import lab_of, rgb_of
from .measure import coloured, reduced

SIDE = 160  # px, as in configs/colour.json


def row(session, path):
    rgb = reduced(Image.open(path), SIDE)
    light = lab_of(rgb)[..., :1]
    grey = np.rint(rgb_of(np.concatenate([light, light * 0, light * 0], -1).astype(np.float64)) * 255).astype(np.uint8)
    strip = Image.fromarray(np.concatenate([grey, coloured(session, rgb), rgb], 1))
    return strip.resize((strip.width * HEIGHT // strip.height, HEIGHT))


if __name__ == "__main__":
    look(__doc__, "colour", row)
