"""Sheets to look at: pictures beside what a stored network makes of them."""
import argparse
from pathlib import Path

from PIL import Image

import data

from .export import session_of

HEIGHT = 192  # px of a row


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


def look(about, network, row):
    """The command OUT.png [--model FILE] PICTURE…; `row(session, path)` is the strip of a picture, HEIGHT px high."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=data.REPO / "models" / f"{network}.onnx")
    parser.add_argument("pictures", type=Path, nargs="+")
    args = parser.parse_args()
    session = session_of(args.model.read_bytes())
    sheet([row(session, path) for path in args.pictures]).save(args.out)
