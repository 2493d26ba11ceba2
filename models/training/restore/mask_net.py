"""Finds damage: a U-Net that is shown, beside the picture, what stands out of it by being thin.

White and black top-hats (Serra 1982: luma less its opening, its closing less luma) of two sizes hold scratches, cracks
and specks almost alone; learned from pixels only, specks were found last and seldom.

N×3×H×W RGB −0.5..0.5, sides multiples of 16 → N×1×H×W, unbounded (a probability through the sigmoid).
"""
import torch
import torch.nn.functional as F
from torch import nn

from .unet import UNet

LUMA = (0.299, 0.587, 0.114)
SIDES = (5, 13)  # px: what is narrower stands out
GAIN = 3.0  # hats are much weaker than the picture


def highest(x, side):
    """Maximum of side×side px, by rows and then by columns."""
    half = side // 2
    return F.max_pool2d(F.max_pool2d(x, (1, side), 1, (0, half)), (side, 1), 1, (half, 0))


def hats(x):
    """N×3×H×W → N×(2 × sizes)×H×W, 0 and more: how much brighter, how much darker than what is around."""
    luma = sum(weight * x[:, i : i + 1] for i, weight in enumerate(LUMA))
    planes = []
    for side in SIDES:
        opened = highest(-highest(-luma, side), side)  # −max(−·) is a minimum
        closed = -highest(-highest(luma, side), side)
        planes += [luma - opened, closed - luma]
    return GAIN * torch.cat(planes, 1)


class Mask(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.unet = UNet(3 + 2 * len(SIDES), 1, widths)

    def forward(self, x):
        return self.unet(torch.cat([x, hats(x)], 1))

    @property
    def halo(self):
        """Exact receptive radius in px: the U-Net's, and two passes of the larger window."""
        return self.unet.halo + 2 * (max(SIDES) // 2)


def mask_of(config):
    """The untrained network of configs/scratch-mask.json."""
    return Mask(config["widths"])
