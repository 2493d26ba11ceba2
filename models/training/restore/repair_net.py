"""The repair network: a residual chain on 2×2 blocks of pixels, after FFDNet (Zhang et al. 2018), without a noise map.

N×3×H×W RGB 0..1, sides even → the cleaned picture. Each convolution reaches two pixels further.
"""
import torch.nn.functional as F
from torch import nn

from blocks import Rep

LEAK = 0.1


class Repair(nn.Module):
    def __init__(self, blocks, channels, conv=Rep):
        super().__init__()
        widths = [12] + [channels] * (blocks + 1) + [12]
        self.convs = nn.ModuleList(conv(a, b) for a, b in zip(widths, widths[1:]))
        self.halo = 2 * len(self.convs)
        if conv is Rep:
            self.begin()

    def begin(self):
        """Starts at "no change" with damped branches: left to chance, the residual is ten times the noise, and the
        first thousand steps only teach the tail to be silent."""
        for conv in self.convs[1:-1]:
            conv.squeeze.data *= 0.3
            conv.plain.data *= 0.5
        tail = self.convs[-1]
        for parameter in (tail.plain, tail.squeeze, tail.mix, tail.bias):
            nn.init.zeros_(parameter)

    def forward(self, x):
        y = F.pixel_unshuffle(x - 0.5, 2)
        for conv in self.convs[:-1]:
            y = F.leaky_relu(conv(y), LEAK)
        return x + F.pixel_shuffle(self.convs[-1](y), 2)

    def merge(self):
        """A copy whose convolutions are plain, for export and inference."""
        plain = Repair(len(self.convs) - 2, 16, conv=lambda a, b: nn.Identity())
        plain.convs = nn.ModuleList(conv.merge() for conv in self.convs)
        return plain.eval()


def repair_of(config):
    """The untrained network of configs/repair.json."""
    return Repair(config["blocks"], config["channels"])
