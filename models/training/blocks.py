"""Network blocks. Tensors are NCHW float, RGB or luma in 0..1.

Rep:   re-parameterised 3×3 convolution (RepVGG, Ding et al. 2021; ECBSR, Zhang et al. 2021).
Chain: plain 3×3 chain with a pixel-shuffle tail (ESPCN, Shi et al. 2016).
"""
import torch
import torch.nn.functional as F
from torch import nn

# Sobel x, Sobel y and Laplace: the fixed edge filters of ECBSR
EDGES = torch.tensor([
    [[1.0, 0, -1], [2, 0, -2], [1, 0, -1]],
    [[1, 2, 1], [0, 0, 0], [-1, -2, -1]],
    [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
])


class Rep(nn.Module):
    """3×3 convolution whose kernel is the sum of several branches.

    Branches: plain 3×3, 1×1 → 3×3 through a doubled width, three 1×1 → edge filter, identity.
    They are linear and share one bias, so their sum is formed on the kernels *before* the
    convolution: a training step costs one convolution, and `merge()` is exact.
    """

    def __init__(self, inputs, outputs):
        super().__init__()
        wide = 2 * outputs
        conv = nn.Conv2d(inputs, outputs, 3)
        self.plain, self.bias = conv.weight, conv.bias
        self.expand = nn.Parameter(nn.init.kaiming_uniform_(torch.empty(wide, inputs), a=5**0.5))
        self.squeeze = nn.Parameter(nn.init.kaiming_uniform_(torch.empty(outputs, wide, 3, 3), a=5**0.5))
        self.mix = nn.Parameter(nn.init.kaiming_uniform_(torch.empty(3, outputs, inputs), a=5**0.5))
        self.edge = nn.Parameter(torch.randn(3, outputs) * 1e-3)
        self.register_buffer("edges", EDGES.clone(), persistent=False)
        centre = torch.zeros(outputs, inputs, 3, 3)
        if inputs == outputs:
            centre[range(outputs), range(outputs), 1, 1] = 1
        self.register_buffer("identity", centre, persistent=False)

    def kernel(self):
        """The merged kernel, outputs×inputs×3×3."""
        through = torch.einsum("owhv,wi->oihv", self.squeeze, self.expand)
        edges = torch.einsum("eo,eoi,ehv->oihv", self.edge, self.mix, self.edges)
        return self.plain + through + edges + self.identity

    def forward(self, x):
        return F.conv2d(x, self.kernel(), self.bias, padding=1)

    def merge(self):
        """The same function as one plain nn.Conv2d."""
        outputs, inputs = self.plain.shape[:2]
        conv = nn.Conv2d(inputs, outputs, 3, padding=1)
        conv.weight.data.copy_(self.kernel().detach())
        conv.bias.data.copy_(self.bias.detach())
        return conv


class Chain(nn.Module):
    """head → `blocks` × 3×3 → tail → pixel shuffle, with a nearest-neighbour skip.

    N×P×H×W → N×P×sH×sW; P `planes` are 3 (RGB) or 1 (luma). The skip adds each input value to its s²
    output pixels before the shuffle. Every 3×3 convolution reaches one pixel further, so the halo of a
    tile is their number.
    """

    def __init__(self, blocks, channels, scale, planes=3, conv=Rep):
        super().__init__()
        widths = [planes] + [channels] * (blocks + 1) + [planes * scale**2]
        self.convs = nn.ModuleList(conv(a, b) for a, b in zip(widths, widths[1:]))
        self.scale, self.planes, self.halo = scale, planes, len(self.convs)
        skip = torch.arange(planes).repeat_interleave(scale**2)
        self.register_buffer("skip", skip, persistent=False)

    def forward(self, x):
        y = x
        for conv in self.convs[:-1]:
            y = F.leaky_relu(conv(y), 0.1)
        return F.pixel_shuffle(self.convs[-1](y) + x.index_select(1, self.skip), self.scale)

    def merge(self):
        """A copy whose convolutions are plain, for export and inference."""
        plain = Chain(0, 3, self.scale, self.planes, conv=lambda a, b: nn.Identity())
        plain.convs = nn.ModuleList(conv.merge() for conv in self.convs)
        plain.halo = self.halo
        return plain.eval()


def chain_of(config):
    """The untrained network of a configuration (configs/*.json)."""
    return Chain(config["blocks"], config["channels"], config["scale"], config.get("planes", 3))
