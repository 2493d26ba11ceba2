"""A look at what the stored networks do, as the product uses them, on any pictures.

    python -m restore.look repair|scratches|defog OUT.png PICTURE…      # each beside what becomes of it
"""
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

import data
from publish import MODELS

from .export import runner
from .haze import LUMA, guided
from .loop import configuration
from .train_repair import tensor

GROWN = 5  # px: a mask of 2 px around each damaged pixel
LEAST = 0.1  # of the transmission when a picture is cleared


def network(task):
    return runner((MODELS / f"{task}.onnx").read_bytes())


def padded(picture, multiple):
    """H×W×C mirrored to multiples at the right and the bottom."""
    height, width = picture.shape[:2]
    return np.pad(picture, ((0, -height % multiple), (0, -width % multiple), (0, 0)), mode="symmetric")


def levels(values):
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)


def run(net, picture, multiple):
    """uint8 or float H×W×C through a network: H×W×outputs float."""
    height, width = picture.shape[:2]
    x = tensor([padded(picture, multiple)]) if picture.dtype == np.uint8 else padded(picture, multiple).transpose(2, 0, 1)[None]
    return net(x)[0].transpose(1, 2, 0)[:height, :width]


def repair(picture):
    return [levels(run(network("repair"), picture, 2))]


def scratches(picture):
    """The mask, and the picture with it filled."""
    probability = run(network("scratch-mask"), picture, 16)[..., 0]
    mask = Image.fromarray((probability > 0.5).astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(GROWN))
    hole = (np.asarray(mask) > 0)[..., None].astype(np.float32)
    known = picture.astype(np.float32) / 255 * (1 - hole)
    filled = run(network("scratch-fill"), np.concatenate([known, hole], 2), 16)
    return [np.repeat(levels(probability)[..., None], 3, 2), levels(known + hole * filled)]


def defog(picture):
    """The transmission, and the scene without haze."""
    height, width = picture.shape[:2]
    ratio = configuration("defog")["side"] / max(height, width)
    small = Image.fromarray(picture).resize((round(width * ratio), round(height * ratio)), Image.Resampling.BOX)
    y = run(network("defog"), np.asarray(small), 16)
    image, light = picture.astype(np.float32) / 255, y[..., 1:].mean((0, 1))
    coarse = np.asarray(Image.fromarray(y[..., 0]).resize((width, height), Image.Resampling.BILINEAR))
    t = np.clip(guided(image @ LUMA, coarse, max(4, max(height, width) // 40), 1e-3), LEAST, 1)
    return [np.repeat(levels(t)[..., None], 3, 2), levels((image - light) / t[..., None] + light)]


if __name__ == "__main__":
    what, out, *paths = sys.argv[1:]
    rows = [np.concatenate([p := data.read(Path(path)), *globals()[what](p)], 1) for path in paths]
    wide = max(row.shape[1] for row in rows)
    Image.fromarray(np.concatenate([np.pad(row, ((0, 0), (0, wide - row.shape[1]), (0, 0))) for row in rows])).save(out)
