"""Trains the network that estimates haze.

    python -m restore.train_defog [--cpu-minutes M] [--seed S] [--start FILE] [--out DIR]
"""
from functools import lru_cache

import numpy as np
import torch
from PIL import Image

import metrics

from .defog_net import defog_of
from .haze import hazy
from .loop import arguments, configuration, train
from .pictures import outdoors

CLIPPED = 0.1  # transmission that the picture loss divides by at least


def scene(picture, rng, side):
    """A square part of a picture (60 to 100 % of its short side) at side×side, float32 0..1; the sky stays above."""
    height, width = picture.shape[:2]
    size = min(height, width) * rng.uniform(0.6, 1)
    left, top = rng.uniform(0, width - size), rng.uniform(0, height - size)
    image = Image.fromarray(picture).resize((side, side), Image.Resampling.BILINEAR, (left, top, left + size, top + size))
    out = np.asarray(image, np.float32) / 255
    out = out ** np.float32(np.exp(rng.normal(0, 0.15)))
    return out[:, ::-1] if rng.random() < 0.5 else out


def arrays(pictures, rng, count, side):
    """Hazy n×3×S×S, truth n×4×S×S (t, A) and the scene n×3×S×S."""
    rows = []
    for _ in range(count):
        clear = scene(pictures[rng.integers(len(pictures))], rng, side)
        seen, t, light = hazy(clear, rng)
        truth = np.concatenate([t[None], np.broadcast_to(light[:, None, None], (3, side, side))])
        rows.append((seen.transpose(2, 0, 1), truth, clear.transpose(2, 0, 1)))
    return tuple(np.ascontiguousarray(np.stack(side), np.float32) for side in zip(*rows))


def batch(rng, config):
    return arrays(outdoors(), rng, config["batch"], config["patch"])


def cleared(x, y):
    """The scene behind the haze: (I − A)/t + A, from input and output of the network."""
    return (x - y[:, 1:]) / y[:, :1].clamp(min=CLIPPED) + y[:, 1:]


def loss_of(y, batch, progress):
    """L1 of t, of A where there is haze, and of the picture."""
    x, truth, clear = batch
    haze = 1 - truth[:, :1]
    light = ((y[:, 1:] - truth[:, 1:]).abs() * haze).mean()
    return (y[:, :1] - truth[:, :1]).abs().mean() + light + 0.7 * (cleared(x, y).clamp(-0.2, 1.2) - clear).abs().mean()


@lru_cache(maxsize=1)
def held(count=32, side=256):
    return arrays(outdoors(held=True), np.random.default_rng(0), count, side)


def validate(net):
    """Mean PSNR gained over the hazy picture, and the error of t."""
    gains, errors = [], []
    for x, truth, clear in zip(*held()):
        with torch.inference_mode():
            y = net(torch.from_numpy(x[None]))
            out = cleared(torch.from_numpy(x[None]), y)[0].clamp(0, 1).numpy()
        errors.append(np.abs(y[0, 0].numpy() - truth[0]).mean())
        if truth[0].min() < 1:
            gains.append(metrics.psnr(out * 255, clear * 255) - metrics.psnr(x * 255, clear * 255))
    return {"gain": np.mean(gains), "transmission": np.mean(errors)}


if __name__ == "__main__":
    train(arguments(__doc__), configuration("defog"), defog_of, batch, loss_of, validate)
