"""Estimates haze: transmission and airlight of the model I = J·t + A·(1 − t).

N×3×H×W RGB 0..1 (sides multiples of 16, the long one about 256) → N×4×H×W: t in 0.05..1, then A (the same everywhere).
"""
import torch
from torch import nn

from .unet import UNet

LEAST = 0.05  # of the transmission: below it nothing of the scene is left


class Defog(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.unet = UNet(3, 1, widths, hint=True)
        self.light = nn.Conv2d(widths[-1], 3, 1)

    def forward(self, x):
        deep, skips = self.unet.deep(x - 0.5)
        light = torch.sigmoid(self.light(deep.mean((2, 3), keepdim=True)) + 1)
        t = LEAST + (1 - LEAST) * torch.sigmoid(self.unet.leave(self.unet.raised(deep, skips)))
        return torch.cat([t, light.expand(-1, -1, *t.shape[2:])], 1)


def defog_of(config):
    """The untrained network of configs/defog.json."""
    return Defog(config["widths"])
