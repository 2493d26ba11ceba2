"""Makes the pictures of the model cards, before beside after, from samples of our own.

    python -m restore.pairs [scratch|repair|defog …]      # docs/networks/restore-*.webp
"""
import sys

import numpy as np
from PIL import Image

import data
from degrade import jpeg

from .haze import hazy
from .look import defog, levels, repair, scratches
from .train_repair import white

SAMPLES, SHOWN = data.REPO / "public" / "samples", data.REPO / "docs" / "networks"
WIDTH = 424  # px of one picture
FRUIT = (300, 330, 700, 650)  # of the still life, at full size: noise is seen only there
WEATHERS = (14, 13)  # seeds: white haze, and brown, which goes less well
GAP = 6  # px


def sample(name, width=None):
    image = Image.open(SAMPLES / name).convert("RGB")
    return np.asarray(image if width is None else image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS))


def scratch():
    """The picture, what was found and what it was filled with, made at full size and reduced."""
    picture = sample("old-photo.jpg", 1024)
    return [[picture, *scratches(picture)]]


def repairing():
    """Noise σ 25 and what is left of it, JPEG 20 and what is left of it."""
    left, top, right, bottom = FRUIT
    clean = sample("still-life.jpg")[top:bottom, left:right]
    noisy, coded = white(clean, 25, np.random.default_rng(1)), jpeg(clean, 20)
    return [[noisy, *repair(noisy), coded, *repair(coded)]]


def clearing():
    """Haze of our own making, without it, and the true picture; a row for each weather."""
    clear = sample("landscape-noon.jpg", WIDTH)
    drawn = (hazy((clear / 255).astype(np.float32), np.random.default_rng(seed), clear=0)[0] for seed in WEATHERS)
    return [[veiled, defog(veiled)[1], clear] for veiled in map(levels, drawn)]


def shown(picture):
    image = Image.fromarray(picture)
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS) if image.width > WIDTH else image


PAIRS = {"scratch": scratch, "repair": repairing, "defog": clearing}


def main():
    for name in sys.argv[1:] or PAIRS:
        rows = [[shown(picture) for picture in row] for row in PAIRS[name]()]
        width, height = rows[0][0].width + GAP, rows[0][0].height + GAP
        page = Image.new("RGB", (width * len(rows[0]) - GAP, height * len(rows) - GAP), "white")
        for down, row in enumerate(rows):
            for across, picture in enumerate(row):
                page.paste(picture, (across * width, down * height))
        page.save(SHOWN / f"restore-{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
