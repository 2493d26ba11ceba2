"""A sheet to look at: pictures beside what the stored network makes of them.

    python -m colour.look OUT.png [--model FILE] PICTURE…

Each picture's lightness, the network's colours, the picture itself.
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image

import data
from dense.export import session_of

from .lab import lab_of, rgb_of
from .measure import coloured, reduced

HEIGHT = 192  # px of a row
SIDE = 160  # px, as in configs/colour.json


def row(session, path):
    rgb = reduced(Image.open(path), SIDE)
    light = lab_of(rgb)[..., :1]
    grey = np.rint(rgb_of(np.concatenate([light, light * 0, light * 0], -1).astype(np.float64)) * 255).astype(np.uint8)
    strip = Image.fromarray(np.concatenate([grey, coloured(session, rgb), rgb], 1))
    return strip.resize((strip.width * HEIGHT // strip.height, HEIGHT))


def sheet(strips, width=1800):
    """The strips in rows of at most `width` px."""
    places, x, y = [], 0, 0
    for strip in strips:
        if x and x + strip.width > width:
            x, y = 0, y + HEIGHT + 4
        places.append((x, y))
        x += strip.width + 8
    page = Image.new("RGB", (width, y + HEIGHT), "white")
    for strip, place in zip(strips, places):
        page.paste(strip, place)
    return page


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=data.REPO / "models" / "colour.onnx")
    parser.add_argument("pictures", type=Path, nargs="+")
    args = parser.parse_args()
    session = session_of(args.model.read_bytes())
    sheet([row(session, path) for path in args.pictures]).save(args.out)


if __name__ == "__main__":
    main()
