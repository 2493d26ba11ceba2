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
WEATHER = 14  # a seed that draws brown haze
GAP = 6  # px


def sample(name, width=None):
    image = Image.open(SAMPLES / name).convert("RGB")
    return np.asarray(image if width is None else image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS))


def scratch():
    """The picture, what was found and what it was filled with, made at full size and reduced."""
    picture = sample("old-photo.jpg", 1024)
    return [picture, *scratches(picture)]


def repairing():
    """Noise σ 25 and what is left of it, JPEG 20 and what is left of it."""
    left, top, right, bottom = FRUIT
    clean = sample("still-life.jpg")[top:bottom, left:right]
    noisy, coded = white(clean, 25, np.random.default_rng(1)), jpeg(clean, 20)
    return [noisy, *repair(noisy), coded, *repair(coded)]


def clearing():
    """Haze of our own making, without it, and the true picture."""
    clear = sample("landscape-noon.jpg", WIDTH)
    veiled = levels(hazy((clear / 255).astype(np.float32), np.random.default_rng(WEATHER), clear=0)[0])
    return [veiled, defog(veiled)[1], clear]


PAIRS = {"scratch": scratch, "repair": repairing, "defog": clearing}


def main():
    for name in sys.argv[1:] or PAIRS:
        pictures = [Image.fromarray(p) for p in PAIRS[name]()]
        pictures = [p.resize((WIDTH, round(p.height * WIDTH / p.width)), Image.Resampling.LANCZOS) if p.width > WIDTH else p for p in pictures]
        page = Image.new("RGB", (sum(p.width + GAP for p in pictures) - GAP, pictures[0].height), "white")
        for index, picture in enumerate(pictures):
            page.paste(picture, (index * (picture.width + GAP), 0))
        page.save(SHOWN / f"restore-{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
