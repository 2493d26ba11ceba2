"""Weather pictures: classes, sources, split.

Two sources with different looks (SOURCES.md): mwd (cloudy, rain, shine, sunrise) and weapd (rain, snow). Only
rain comes from both, so a network can tell the source instead of the weather. A third one, scenes that were
named by eye (configs/weather-by-eye.json), stands against that. Figures are given for each source and class.
"""
import json
from pathlib import Path

import numpy as np
from PIL import Image

import data

CLASSES = ("cloudy", "rainy", "snow", "sunny")  # the order of the scores in document 003
SHARES = {  # (source, class): folder
    ("mwd", "cloudy"): "weather/mwd-s224/cloudy",
    ("mwd", "rainy"): "weather/mwd-s224/rain",
    ("mwd", "sunny"): "weather/mwd-s224/shine",
    ("mwd sunrise", "sunny"): "weather/mwd-s224/sunrise",  # a clear sky with the sun in the picture
    ("weapd", "rainy"): "weather/weapd-s224/rain",
    ("weapd", "snow"): "weather/weapd-s224/snow",
}
EYE = Path(__file__).parent.parent / "configs" / "weather-by-eye.json"
SCENES = "colour/intel-scenes-150"
SPLITS = ("held", "validation", "train")
TWIN = 0.96  # correlation of thumbnails above which two pictures count as the same


def split_of(index):
    """Every fifth picture is held out, every tenth sets the temperature and the curve."""
    return "held" if index % 5 == 0 else "validation" if index % 10 == 3 else "train"


def by_eye():
    """[(split, path, class index)] of the scenes: every third of their training folder and all of their test folder
    are held out, for they measure whether another source is understood."""
    named = json.loads(EYE.read_text())
    for part in ("train", "test"):
        for name, files in named[part].items():
            for index, file in enumerate(files):
                split = "held" if part == "test" or index % 3 == 0 else "train"
                yield split, data.DATA / SCENES / part / file, CLASSES.index(name)


def thumbnail(path):
    """A unit vector that near-duplicates share."""
    small = Image.open(path).convert("L").resize((16, 16), Image.Resampling.BOX)
    values = np.asarray(small, float).ravel() - np.mean(small)
    return values / (np.linalg.norm(values) + 1e-9)


def shares():
    """{split: [(path, source, class index)]}; a training picture that resembles one of the others is left out."""
    parts = {split: [] for split in SPLITS}
    for (source, name), folder in SHARES.items():
        for index, path in enumerate(data.pictures(data.DATA / folder)):
            parts[split_of(index)].append((path, source, CLASSES.index(name)))
    for split, path, kind in by_eye():
        parts[split].append((path, "by eye", kind))
    kept = np.array([thumbnail(path) for split in SPLITS[:2] for path, _, _ in parts[split]])
    parts["train"] = [item for item in parts["train"] if (kept @ thumbnail(item[0])).max() < TWIN]
    return parts
