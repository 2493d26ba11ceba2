"""The detector: N×3×H×W RGB 0..1, sides multiples of 32 → N×5×H/8×W/8.

Plane 0 is the logit that a face has its centre in that cell (as in CenterNet, Zhou et al. 2019); 1 and 2 the way
from the cell's middle to the face's, 3 and 4 the logarithms of its width and height, all in cells of 8 px.
"""
import torch.nn.functional as F
from torch import nn

from classify.net import LEAK, Unit

STRIDE = 8


class Depthwise(Unit):
    """Each channel by itself; `merged` and `forward` are those of Unit."""

    def __init__(self, channels, size=3, stride=1):
        super().__init__(channels, channels, size, stride)
        self.conv = nn.Conv2d(channels, channels, size, stride, size // 2, groups=channels, bias=False)


class Separable(nn.Module):
    """Depthwise, then 1×1; added to the input where the shape stays."""

    def __init__(self, inputs, outputs, size=3, stride=1):
        super().__init__()
        self.space, self.mix = Depthwise(inputs, size, stride), Unit(inputs, outputs, 1)
        self.adds = inputs == outputs and stride == 1

    def forward(self, x):
        y = self.mix(F.leaky_relu(self.space(x), LEAK))
        return F.leaky_relu(x + y if self.adds else y, LEAK)


class Detector(nn.Module):
    """Three plain halvings to stride 8, two separable ones to 32, which look far; both come back to stride 8."""

    def __init__(self, widths=(16, 32, 48, 64, 96), head=32):
        super().__init__()
        a, b, c, d, e = widths
        self.stem = nn.ModuleList([Unit(3, a, 3, 2), Unit(a, b, 3, 2), Unit(b, c, 3, 2)])
        self.near = Separable(c, c)
        self.middle = nn.ModuleList([Separable(c, d, 3, 2), Separable(d, d), Separable(d, d)])
        self.far = nn.ModuleList([Separable(d, e, 3, 2), Separable(e, e, 5), Separable(e, e, 5)])
        self.from_far, self.from_middle = Unit(e, d, 1), Unit(d, c, 1)
        self.joined = nn.ModuleList([Separable(d, d), Separable(c, c)])
        self.head = Unit(c, head)
        self.out = nn.Conv2d(head, 5, 1)
        nn.init.normal_(self.out.weight, std=0.01)
        nn.init.constant_(self.out.bias, 0)
        nn.init.constant_(self.out.bias[:1], -4)  # hardly any cell holds a face: without it the first steps are lost

    def forward(self, x):
        x = (x - 0.5) * 4
        for halving in self.stem:
            x = F.leaky_relu(halving(x), LEAK)
        near = middle = self.near(x)
        for block in self.middle:
            middle = block(middle)
        far = middle
        for block in self.far:
            far = block(far)
        middle = self.joined[0](F.leaky_relu(middle + F.interpolate(self.from_far(far), scale_factor=2.0), LEAK))
        near = self.joined[1](F.leaky_relu(near + F.interpolate(self.from_middle(middle), scale_factor=2.0), LEAK))
        return self.out(F.leaky_relu(self.head(near), LEAK))
