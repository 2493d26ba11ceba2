"""The classifier: a short residual CNN on a square picture.

N×3×S×S RGB 0..1 → N×classes logits. Convolutions are followed by batch normalisation, which `merged` folds
into them, and LeakyReLU, which onnxruntime fuses with its convolution.
"""
import torch
import torch.nn.functional as F
from torch import nn

LEAK = 0.1


class Unit(nn.Module):
    """Convolution and batch normalisation."""

    def __init__(self, inputs, outputs, size=3, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.norm(self.conv(x))

    def merged(self):
        """(kernel, bias) of the same function without normalisation, for inference."""
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        kernel = self.conv.weight * scale[:, None, None, None]
        return kernel.detach(), (self.norm.bias - self.norm.running_mean * scale).detach()


class Residual(nn.Module):
    """x + unit(leaky(unit(x))), then LeakyReLU."""

    def __init__(self, channels):
        super().__init__()
        self.first, self.second = Unit(channels, channels), Unit(channels, channels)

    def forward(self, x):
        return F.leaky_relu(x + self.second(F.leaky_relu(self.first(x), LEAK)), LEAK)


class Classifier(nn.Module):
    """One halving unit for each of `widths`, each followed by `depths[i]` residual blocks; mean, linear."""

    def __init__(self, widths, depths, classes, dropout=0.0):
        super().__init__()
        self.halvings = nn.ModuleList(Unit(a, b, 3, 2) for a, b in zip([3, *widths], widths))
        self.stages = nn.ModuleList(nn.Sequential(*(Residual(w) for _ in range(d))) for w, d in zip(widths, depths))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(widths[-1], classes)

    def features(self, x):
        """N×C means of the last stage."""
        x = (x - 0.5) * 4
        for halving, stage in zip(self.halvings, self.stages):
            x = stage(F.leaky_relu(halving(x), LEAK))
        return x.mean((2, 3))

    def forward(self, x):
        return self.head(self.dropout(self.features(x)))


def classifier_of(config):
    """The untrained network of a configuration (configs/weather.json, configs/tags.json)."""
    return Classifier(config["widths"], config["depths"], len(config["classes"]), config["dropout"])
