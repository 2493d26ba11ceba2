"""Trains the repair network.

    python -m restore.train_repair [--cpu-minutes M] [--seed S] [--start FILE] [--out DIR]
"""
import numpy as np
import torch

import metrics
from degrade import jpeg

from .degradations import MARGIN, degraded
from .loop import arguments, configuration, train
from .pictures import sharp, window
from .repair_net import repair_of

VALIDATION = 8  # held-out pictures in the curve
ENOUGH = 2e-4  # mean square error, 0..1, below which a crop asks for nothing more


def tensor(crops):
    return np.stack(crops).transpose(0, 3, 1, 2).astype(np.float32) / 255


def batch(rng, config):
    """(degraded, target), each n×3×p×p float32 0..1."""
    pairs = [degraded(window(sharp(), rng, config["patch"] + MARGIN), rng) for _ in range(config["batch"])]
    return tuple(tensor(side) for side in zip(*pairs))


def loss_of(y, batch, progress):
    """Mean of the crops' log10 of mean squares, so that a decibel counts the same whether the noise is heavy or light
    (mean squares alone look after heavy noise only, and L1 leaves JPEG as it is); enough is enough at 37 dB."""
    return torch.log10((y - batch[1]).square().mean((1, 2, 3)) + ENOUGH).mean()


def cleaned(net, picture):
    """H×W×3 uint8 (sides even) through the network, uint8."""
    with torch.inference_mode():
        y = net(torch.from_numpy(tensor([picture])))[0].numpy()
    return np.rint(np.clip(y, 0, 1) * 255).transpose(1, 2, 0).astype(np.uint8)


def white(picture, sigma, rng):
    """Rounded and clipped colour noise, as a file would hold it."""
    return np.clip(np.rint(picture + rng.normal(0, sigma, picture.shape)), 0, 255).astype(np.uint8)


def validate(net):
    """PSNR of all channels after noise σ25, of luma gained over JPEG q20, and against clean inputs."""
    net, rows = net.merge(), []
    rng = np.random.default_rng(0)
    for picture in sharp(held=True)[-VALIDATION:]:
        clean = np.ascontiguousarray(picture[:256, :256])
        clean = clean[: len(clean) // 2 * 2, : clean.shape[1] // 2 * 2]
        coded = jpeg(clean, 20)
        rows.append([metrics.psnr(cleaned(net, white(clean, 25, rng)).astype(float), clean),
                     metrics.psnr(metrics.luma(cleaned(net, coded)), metrics.luma(clean))
                     - metrics.psnr(metrics.luma(coded), metrics.luma(clean)),
                     metrics.psnr(cleaned(net, clean).astype(float), clean)])
    return dict(zip(("sigma25", "jpeg20Gain", "clean"), np.mean(rows, 0)))


if __name__ == "__main__":
    train(arguments(__doc__), configuration("repair"), repair_of, batch, loss_of, validate)
