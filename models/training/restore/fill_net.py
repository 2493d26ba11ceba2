"""Fills holes: a smooth guess from a pyramid of means (Gortler et al. 1996, pull-push), then a U-Net's correction.

N×4×H×W (RGB 0..1 with the hole set to 0, then the hole as 1) → N×3×H×W RGB; sides are multiples of 16.
"""
import torch
import torch.nn.functional as F
from torch import nn

from .unet import UNet

LEVELS = 4
LITTLE = 1e-3  # of a pixel known: a cell of the coarsest level without any becomes middle grey


def smooth_guess(x):
    """RGB − 0.5 with the hole filled from coarser means of what is known."""
    hole = x[:, 3:]
    known = 1 - hole
    sums = [((x[:, :3] - 0.5) * known, known)]
    for _ in range(LEVELS):
        sums.append(tuple(F.avg_pool2d(part, 2) for part in sums[-1]))
    colour, weight = sums[-1]
    guess = colour / (weight + LITTLE)
    for colour, weight in reversed(sums[:-1]):
        guess = colour + (1 - weight) * F.interpolate(guess, scale_factor=2.0, mode="bilinear")
    return guess


class Fill(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.unet = UNet(4, 3, widths, norm=False)
        nn.init.zeros_(self.unet.leave.weight)

    def forward(self, x):
        guess = smooth_guess(x)
        return guess + 0.5 + self.unet(torch.cat([guess, x[:, 3:]], 1))

    @property
    def halo(self):
        """Exact receptive radius in px: the U-Net's, then down and up the pyramid of the guess."""
        radius = 0
        for at in range(self.unet.multiple):
            first, last = self.unet.seen(at, at)
            for _ in range(LEVELS):  # bilinear enlarging takes a neighbour on each side
                first, last = (first - 1) // 2, (last + 1) // 2
            cell = 2**LEVELS
            radius = max(radius, at - first * cell, last * cell + cell - 1 - at)
        return radius


def fill_of(config):
    """The untrained network of configs/scratch-fill.json."""
    return Fill(config["widths"])
