"""The perceptual loss (Gatys et al. 2016, Johnson et al. 2016) on SqueezeNet features.

Weights of a style: `style` against content 1, `smooth` for total variation, and `layers`, a weight for
each of conv1 and fire2 … fire7.
"""
import torch

from teachers import SqueezeNet

FIRES = 6  # conv1 and fire2 … fire7
CONTENT = 4  # index of fire5
LAYERS = (1.0,) * (FIRES + 1)


def gram(features):
    """N×C×H×W → N×C×C, mean over places, in float32."""
    flat = features.flatten(2).float()
    return flat @ flat.transpose(1, 2) / flat.shape[-1]


def tensor(picture):
    """H×W×3 uint8 → 1×3×H×W float 0..1."""
    return torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255


class Perception:
    """Loss of pictures against content pictures and the Gram matrices of styles."""

    def __init__(self):
        self.teacher = SqueezeNet().to(memory_format=torch.channels_last)

    def grams(self, pictures):
        """Gram matrices of a style by layer, mean over its pictures: [1×C×C]."""
        with torch.no_grad():
            each = [[gram(f) for f in self.teacher.stages(tensor(p), FIRES)] for p in pictures]
        return [torch.stack(layer).mean(0) for layer in zip(*each)]

    def content(self, x):
        """What of `x` must be kept, N×C×h×w."""
        with torch.no_grad():
            return self.teacher.stages(x, CONTENT)[CONTENT]

    def losses(self, y, content, targets, layers):
        """(style, content, smooth), each of N: `targets` are N×C×C by layer, `layers` N×(FIRES+1)."""
        seen = self.teacher.stages(y, FIRES)
        style = 0
        for index, (features, target) in enumerate(zip(seen, targets)):
            apart = (gram(features) - target).square().sum((1, 2)) / target.square().sum((1, 2))
            style = style + layers[:, index] * apart
        style = style / layers.sum(1)
        kept = content.float()
        apart = (seen[CONTENT].float() - kept).square().mean((1, 2, 3)) / kept.square().mean((1, 2, 3))
        y = y.float()
        smooth = y.diff(dim=2).abs().mean((1, 2, 3)) + y.diff(dim=3).abs().mean((1, 2, 3))
        return style, apart, smooth
