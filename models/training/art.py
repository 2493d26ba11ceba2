"""Make the art pictures from vector sources: python art.py [--out /tmp/gy-art]

Writes OUT/{train,held}-{sheets,paintings}/*.png (H×W×3): sheets of 384 px with emoji (Noto SVG,
Fluent 3-D) over flat, striped or graded grounds and with ink strokes; crops of Pepper&Carrot as they are.
Every 10th emoji file and one Pepper&Carrot picture are held out, by file. Seeded.
Needs rsvg-convert (Debian: librsvg2-bin); takes about a minute.
"""
import argparse
import subprocess
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import data

SIDE, FINE = 384, 4  # sheet side in px; strokes are drawn FINE times larger
SHEETS = {"train": 260, "held": 24}
HELD_PAINTING = "2015-09-15_witches"


def split(files, part):
    """Every 10th file is held out."""
    return [f for i, f in enumerate(sorted(files)) if (i % 10 == 0) == (part == "held")]


def sticker(path, size):
    """One emoji as RGBA, `size` px high, antialiased."""
    if path.suffix == ".svg":
        png = subprocess.run(["rsvg-convert", "-h", str(size), path], capture_output=True, check=True).stdout
        return Image.open(BytesIO(png)).convert("RGBA")
    return Image.open(path).convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)


def ground(rng):
    """A flat, striped or graded ground, RGBA."""
    one, two = (rng.integers(0, 256, 3) for _ in range(2))
    kind = rng.choice(["white", "dark", "flat", "grade", "stripes"], p=[0.2, 0.1, 0.35, 0.2, 0.15])
    one = {"white": np.full(3, 255), "dark": np.full(3, int(rng.integers(40)))}.get(kind, one)
    ramp = np.zeros((SIDE, SIDE))
    if kind in ("grade", "stripes"):
        angle, y_x = rng.uniform(0, 2 * np.pi), np.mgrid[0:SIDE, 0:SIDE]
        distance = y_x[0] * np.sin(angle) + y_x[1] * np.cos(angle)
        ramp = (distance - distance.min()) / np.ptp(distance)
        if kind == "stripes":
            ramp = np.clip(np.sin(distance * rng.uniform(0.1, 0.8)) * 4 + 0.5, 0, 1)
    pixels = one * (1 - ramp[..., None]) + two * ramp[..., None]
    return Image.fromarray(np.rint(pixels).astype(np.uint8)).convert("RGBA")


def strokes(rng, count):
    """Ink strokes, 1 to 5 px wide, on a transparent layer."""
    layer = Image.new("RGBA", (SIDE * FINE, SIDE * FINE))
    pen = ImageDraw.Draw(layer)
    t = np.linspace(0, 1, 40)[:, None]
    for _ in range(count):
        a, b, c = rng.uniform(0, SIDE * FINE, (3, 2))
        curve = a * (1 - t) ** 2 + 2 * b * t * (1 - t) + c * t**2
        ink = (0, 0, 0) if rng.random() < 0.6 else tuple(int(v) for v in rng.integers(0, 256, 3))
        pen.line([tuple(p) for p in curve], fill=(*ink, 255), width=int(rng.integers(FINE, 5 * FINE)), joint="curve")
    return layer.resize((SIDE, SIDE), Image.Resampling.BOX)


def sheet(files, seed):
    """One sheet: ground, 4 to 9 stickers of 90 to 250 px, up to 5 strokes."""
    rng = np.random.default_rng(seed)
    picture = ground(rng)
    for path in rng.choice(np.array(files, dtype=object), int(rng.integers(4, 10))):
        corner = tuple(int(v) for v in rng.integers(-60, SIDE - 90, 2))
        layer = Image.new("RGBA", picture.size)
        layer.paste(sticker(path, int(rng.integers(90, 251))), corner)
        picture = Image.alpha_composite(picture, layer)
    return Image.alpha_composite(picture, strokes(rng, int(rng.integers(6)))).convert("RGB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=data.ART)
    out = parser.parse_args().out
    art = data.DATA / "art"
    for offset, (part, count) in enumerate(SHEETS.items()):
        sheets, paintings = (out / f"{part}-{kind}" for kind in ("sheets", "paintings"))
        for folder in (sheets, paintings):
            folder.mkdir(parents=True, exist_ok=True)
        emoji = split((art / "noto-emoji-svg").glob("*.svg"), part)
        emoji += split((art / "fluent-3d-rgba256").glob("*.webp"), part)
        for i in range(count):
            sheet(emoji, [offset, i]).save(sheets / f"{i:03}.png")
        for path in (art / "peppercarrot-crop512").glob("*.webp"):
            if path.name.startswith(HELD_PAINTING) == (part == "held"):
                Image.open(path).convert("RGB").save(paintings / f"{path.stem}.png")


if __name__ == "__main__":
    main()
