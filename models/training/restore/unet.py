"""U-Net with added skips (Ronneberger et al. 2015; added rather than joined: half the kernels of a decoder).

N×inputs×H×W → N×outputs×H×W, values unbounded; H and W are multiples of `multiple` = 2^(levels − 1). A level holds two
3×3 convolutions each way; down by stride 2, up by nearest neighbour and a convolution (transposed ones leave a chequer).
Batch normalisation, where there is any, folds into its convolution (`merged`).
"""
import torch
import torch.nn.functional as F
from torch import nn

LEAK = 0.1


class Unit(nn.Module):
    """3×3 convolution, with batch normalisation if `norm`, then LeakyReLU."""

    def __init__(self, inputs, outputs, stride=1, norm=True):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=not norm)
        self.norm = nn.BatchNorm2d(outputs) if norm else None
        nn.init.kaiming_normal_(self.conv.weight, a=LEAK)

    def forward(self, x):
        x = self.conv(x)
        return F.leaky_relu(self.norm(x) if self.norm else x, LEAK)

    def merged(self):
        """(kernel, bias) of the convolution without its normalisation, for inference."""
        kernel, norm = self.conv.weight, self.norm
        if norm is None:
            return kernel.detach(), self.conv.bias.detach()
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        return (kernel * scale[:, None, None, None]).detach(), (norm.bias - norm.running_mean * scale).detach()


class UNet(nn.Module):
    """`widths` from full size downwards, multiples of 16. With `hint` the mean of the deepest level is added to it
    everywhere (through a matrix): what the whole picture is like, for colour or haze."""

    def __init__(self, inputs, outputs, widths, norm=True, hint=False):
        super().__init__()
        pairs = list(zip(widths, widths[1:]))
        self.enter = nn.ModuleList([Unit(inputs, widths[0], norm=norm), Unit(widths[0], widths[0], norm=norm)])
        self.down = nn.ModuleList(nn.ModuleList([Unit(a, b, 2, norm), Unit(b, b, norm=norm)]) for a, b in pairs)
        self.hint = nn.Conv2d(widths[-1], widths[-1], 1) if hint else None
        self.up = nn.ModuleList(nn.ModuleList([Unit(b, a, norm=norm), Unit(a, a, norm=norm)])
                                for a, b in reversed(pairs))
        self.leave = nn.Conv2d(widths[0], outputs, 3, padding=1)
        nn.init.zeros_(self.leave.bias)
        self.multiple = 2 ** len(pairs)

    def deep(self, x):
        """(deepest features, features of the levels above it from full size downwards)."""
        for unit in self.enter:
            x = unit(x)
        skips = []
        for halve, unit in self.down:
            skips.append(x)
            x = unit(halve(x))
        if self.hint:
            x = x + self.hint(x.mean((2, 3), keepdim=True))
        return x, skips

    def forward(self, x):
        x, skips = self.deep(x)
        return self.leave(self.raised(x, skips))

    def raised(self, x, skips):
        """Deepest features back at full size, N×widths[0]×H×W."""
        for (enlarge, unit), skip in zip(self.up, reversed(skips)):
            x = unit(enlarge(F.interpolate(x, scale_factor=2.0)) + skip)
        return x

    @property
    def halo(self):
        """Exact receptive radius in px (without the `hint`, which sees everything)."""
        return max(max(at - first, last - at) for at in range(self.multiple) for first, last in [self.seen(at, at)])

    def seen(self, first, last):
        """First and last input pixel (along one axis) that the outputs `first` to `last` depend on."""
        first, last = first - 1, last + 1
        for _ in self.up:  # two convolutions, then down to the coarser grid
            first, last = (first - 2) // 2, (last + 2) // 2
        for _ in self.down:  # a convolution, then the one that halves
            first, last = 2 * (first - 1) - 1, 2 * (last + 1) + 1
        return first - 2, last + 2
