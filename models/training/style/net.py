"""One network for all styles: shared convolutions, a scale and a shift of each style after each normalisation
(conditional instance normalisation, Dumoulin et al. 2017).

N×3×H×W RGB 0..1 and N style indices → N×3×H×W 0..1; H and W are multiples of 4. Borders are reflected before
every convolution (zeros leave a frame), and a convolution follows each nearest-neighbour enlarging (transposed
ones leave a chequer).
"""
import torch
import torch.nn.functional as F
from torch import nn


class Layer(nn.Module):
    """Reflected convolution, then instance normalisation with the scale and the shift of a style."""

    def __init__(self, inputs, outputs, size, stride, styles):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, stride, bias=False)
        self.scale = nn.Parameter(torch.ones(styles, outputs))
        self.shift = nn.Parameter(torch.zeros(styles, outputs))
        self.reach = size // 2

    def forward(self, x, style):
        y = F.instance_norm(self.conv(F.pad(x, [self.reach] * 4, mode="reflect")))
        return y * self.scale[style][:, :, None, None] + self.shift[style][:, :, None, None]


class Transfer(nn.Module):
    """Halved twice (the first time by pixel unshuffle), `blocks` residual blocks, enlarged twice."""

    def __init__(self, styles, half=32, quarter=64, full=16, blocks=5):
        super().__init__()
        self.enter = Layer(12, half, 5, 1, styles)
        self.halve = Layer(half, quarter, 3, 2, styles)
        self.blocks = nn.ModuleList(Layer(quarter, quarter, 3, 1, styles) for _ in range(2 * blocks))
        self.enlarge = Layer(quarter, half, 3, 1, styles)
        self.finish = Layer(half, full, 3, 1, styles)
        self.colour = nn.Conv2d(full, 3, 5)

    def forward(self, x, style):
        y = F.relu(self.enter(F.pixel_unshuffle(x - 0.5, 2), style))
        y = F.relu(self.halve(y, style))
        for first, second in zip(self.blocks[::2], self.blocks[1::2]):
            y = y + second(F.relu(first(y, style)), style)
        y = F.relu(self.enlarge(F.interpolate(y, scale_factor=2.0), style))
        y = F.relu(self.finish(F.interpolate(y, scale_factor=2.0), style))
        return torch.sigmoid(self.colour(F.pad(y, [2] * 4, mode="reflect")))


def transfer_of(config):
    """The untrained network of configs/style.json."""
    return Transfer(len(config["styles"]), **config["net"])
