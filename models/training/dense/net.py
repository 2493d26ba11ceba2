"""Encoder and decoder over one picture, with what the whole picture says added in the middle.

N×C×H×W (H and W multiples of 16) → N×outputs×H/2×W/2. Colour and soft edges need no full-resolution stage: half the
size costs a quarter, and the heads of the tasks come back to full size themselves.
"""
import torch.nn.functional as F
from torch import nn

from classify.net import LEAK, Residual, Unit


class Dense(nn.Module):
    """One halving for each of `widths`, each followed by `depths[i]` residual blocks; sums with the encoder on the way up."""

    def __init__(self, inputs, widths, depths, outputs, head=3):
        super().__init__()
        self.halvings = nn.ModuleList(Unit(a, b, 3, 2) for a, b in zip([inputs, *widths], widths))
        self.stages = nn.ModuleList(nn.Sequential(*(Residual(w) for _ in range(d))) for w, d in zip(widths, depths))
        self.whole = nn.Linear(widths[-1], widths[-1])
        upwards = widths[::-1]
        self.narrow = nn.ModuleList(Unit(a, b, 1) for a, b in zip(upwards, upwards[1:]))
        self.join = nn.ModuleList(Unit(w, w) for w in upwards[1:])
        self.head = nn.Conv2d(widths[0], outputs, head, padding=head // 2)

    def features(self, x):
        """(N×widths[0]×H/2×W/2 for the head, N×widths[-1] means of the deepest stage)."""
        y, passed = (x - 0.5) * 4, []
        for halving, stage in zip(self.halvings, self.stages):
            y = stage(F.leaky_relu(halving(y), LEAK))
            passed.append(y)
        means = y.mean((2, 3))
        y = F.leaky_relu(y + self.whole(means)[:, :, None, None], LEAK)
        for narrow, join, skip in zip(self.narrow, self.join, passed[-2::-1]):
            y = F.leaky_relu(F.interpolate(narrow(y), scale_factor=2, mode="nearest") + skip, LEAK)
            y = F.leaky_relu(join(y), LEAK)
        return y, means

    def forward(self, x):
        return self.head(self.features(x)[0])


def dense_of(config):
    """The untrained network of a configuration (configs/colour.json, configs/matte.json)."""
    return Dense(config["inputs"], config["widths"], config["depths"], config["outputs"], config["head"])
