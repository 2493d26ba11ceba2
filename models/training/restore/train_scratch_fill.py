"""Trains the network that fills what is damaged.

    python -m restore.train_scratch_fill [--cpu-minutes M] [--seed S] [--start FILE] [--out DIR]
"""
from functools import lru_cache

import numpy as np
import torch
from PIL import Image, ImageFilter

import metrics

from .damage import bank, part
from .degradations import GREY
from .fill_net import fill_of
from .loop import arguments, configuration, train
from .pictures import various, window

GROWN = 5  # px, a square of 2 px around each damaged pixel, as the product grows the mask
PRESENT = 0.25  # alpha from which a drawn pixel is a hole
ENOUGH = 1e-4  # mean square error, 0..1, below which a crop asks for nothing more
MOST = 0.3  # share of a crop that may be hole


def hole(layers, rng, side):
    """Bool side×side: drawn damage, grown; never empty nor more than MOST."""
    while True:
        drawn = Image.fromarray((part(layers, rng, side)[0] > PRESENT).astype(np.uint8))
        mask = np.asarray(drawn.filter(ImageFilter.MaxFilter(GROWN))) > 0
        if 0.005 < mask.mean() < MOST:
            return mask


def sample(pictures, layers, rng, side):
    """(crop H×W×3 uint8, hole); half of the crops are grey."""
    crop = window(pictures, rng, side)
    if rng.random() < 0.5:
        crop = np.repeat(np.rint(crop @ GREY).astype(np.uint8)[..., None], 3, 2)
    return crop, hole(layers, rng, side)


def arrays(pairs):
    """(picture with its hole and the mask n×4×S×S, whole picture n×3×S×S), float32 0..1."""
    crops, holes = zip(*pairs)
    whole = np.stack(crops).transpose(0, 3, 1, 2).astype(np.float32) / 255
    mask = np.stack(holes)[:, None].astype(np.float32)
    return np.concatenate([whole * (1 - mask), mask], 1), whole


def batch(rng, config):
    layers = bank(config["layers"], 1)
    return arrays([sample(various(), layers, rng, config["patch"]) for _ in range(config["batch"])])


def loss_of(y, batch, progress):
    """In the hole: mean of the crops' log10 of mean squares (a decibel counts the same in sky and in grass), L1, and L1
    of the differences between neighbours."""
    x, whole = batch
    mask = x[:, 3:]
    error = (y - whole) * mask
    squares = error.square().sum((1, 2, 3)) / (3 * mask.sum((1, 2, 3)))
    across, down = (torch.diff(error, dim=axis).abs().sum() for axis in (2, 3))
    sharp = (error.abs().sum() + 0.4 * (across + down)) / (3 * mask.sum())
    return torch.log10(squares + ENOUGH).mean() + sharp


@lru_cache(maxsize=1)
def held(count=24, side=256):
    rng = np.random.default_rng(0)
    layers = bank(16, 2)
    return arrays([sample(various(held=True), layers, rng, side) for _ in range(count)])


def validate(net):
    """Mean PSNR inside the holes (dB, all channels)."""
    x, whole = held()
    scores = []
    for one, truth in zip(x, whole):
        with torch.inference_mode():
            y = net(torch.from_numpy(one[None]))[0].numpy().clip(0, 1)
        inside = np.broadcast_to(one[3] > 0, truth.shape)
        scores.append(metrics.psnr(y[inside] * 255, truth[inside] * 255))
    return {"psnrHole": np.mean(scores)}


if __name__ == "__main__":
    train(arguments(__doc__), configuration("scratch-fill"), fill_of, batch, loss_of, validate)
