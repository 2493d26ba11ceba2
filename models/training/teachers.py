"""Public classifiers as losses and teachers (DATA/teachers/classify); they are never shipped.

SqueezeNet v1.1 (Iandola et al. 2016, BSD-2) from an ncnn file, Darknet tiny (Redmon) from tfjs shards.
"""
import json

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data

FOLDER = data.DATA / "teachers" / "classify"
HALF_TAG = 0x01306B47  # ncnn: the values that follow have 16 bits and are padded to 4 bytes
MEAN_BGR = (104.0, 117.0, 123.0)


class NcnnValues:
    """The .bin of an ncnn network, read from its beginning."""

    def __init__(self, path):
        self.content, self.at = path.read_bytes(), 0

    def plain(self, count):
        values = np.frombuffer(self.content, "<f4", count, self.at).copy()
        self.at += 4 * count
        return torch.from_numpy(values)

    def tagged(self, count):
        tag = int(np.frombuffer(self.content, "<u4", 1, self.at)[0])
        self.at += 4
        if tag == 0:
            return self.plain(count)
        if tag != HALF_TAG:
            raise ValueError(f"weights are stored in a way that is not known here: {tag:#x}")
        values = np.frombuffer(self.content, "<f2", count, self.at).astype(np.float32)
        self.at += (2 * count + 3) // 4 * 4
        return torch.from_numpy(values)

    def fill(self, conv):
        """Weights and bias of the next convolution."""
        conv.weight.data.copy_(self.tagged(conv.weight.numel()).view_as(conv.weight))
        conv.bias.data.copy_(self.plain(conv.bias.numel()))


class Fire(nn.Module):
    """1×1 squeeze, then 1×1 and 3×3 side by side."""

    def __init__(self, inputs, squeeze, expand):
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeeze, 1)
        self.small, self.large = nn.Conv2d(squeeze, expand, 1), nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x):
        x = F.relu(self.squeeze(x))
        return F.relu(torch.cat([self.small(x), self.large(x)], 1))


class SqueezeNet(nn.Module):
    """RGB 0..1 → 1000 ImageNet logits; `stages` gives what lies between. Weights are frozen."""

    WIDTHS = ((64, 16, 64), (128, 16, 64), (128, 32, 128), (256, 32, 128),
              (256, 48, 192), (384, 48, 192), (384, 64, 256), (512, 64, 256))
    POOLED = (0, 2, 4)  # fires that follow a pooling

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 64, 3, 2)
        self.fires = nn.ModuleList(Fire(*widths) for widths in self.WIDTHS)
        self.last = nn.Conv2d(512, 1000, 1)
        values = NcnnValues(FOLDER / "squeezenet_v1.1.bin")
        values.fill(self.first)
        for fire in self.fires:
            for conv in (fire.squeeze, fire.small, fire.large):
                values.fill(conv)
        values.fill(self.last)
        if values.at != len(values.content):
            raise ValueError("the file holds more than SqueezeNet v1.1")
        self.register_buffer("mean", torch.tensor(MEAN_BGR).view(1, 3, 1, 1), persistent=False)
        self.eval().requires_grad_(False)

    def stages(self, x, fires=8):
        """[conv1, fire2, …] after their ReLU, `fires` fires deep."""
        seen = [F.relu(self.first(x.flip(1) * 255 - self.mean))]
        for index, fire in enumerate(self.fires[:fires]):
            y = F.max_pool2d(seen[-1], 3, 2, ceil_mode=True) if index in self.POOLED else seen[-1]
            seen.append(fire(y))
        return seen

    def forward(self, x):
        return F.relu(self.last(self.stages(x)[-1])).mean((2, 3))


class DarknetTiny(nn.Module):
    """RGB 0..1 → 1000 ImageNet logits, at 224 px."""

    def __init__(self):
        super().__init__()
        folder = FOLDER / "darknettiny"
        described = json.loads((folder / "model.json").read_text())
        self.layers = described["modelTopology"]["model_config"]["config"]["layers"]
        self.values = {}
        for group in described["weightsManifest"]:
            content, at = b"".join((folder / path).read_bytes() for path in group["paths"]), 0
            for weight in group["weights"]:
                count = int(np.prod(weight["shape"]))
                values = np.frombuffer(content, "<f4", count, at).copy().reshape(weight["shape"])
                self.values[weight["name"]] = torch.from_numpy(values)
                at += 4 * count

    def forward(self, x):
        for layer in self.layers:
            kind, options = layer["class_name"], layer["config"]
            get = lambda name: self.values.get(f"{options['name']}/{name}")
            if kind == "Conv2D":
                x = F.conv2d(x, get("kernel").permute(3, 2, 0, 1), get("bias"), padding=options["kernel_size"][0] // 2)
            elif kind == "BatchNormalization":
                x = F.batch_norm(x, get("moving_mean"), get("moving_variance"), get("gamma"), get("beta"),
                                 eps=options["epsilon"])
            elif kind == "LeakyReLU":
                x = F.leaky_relu(x, options["alpha"])
            elif kind == "MaxPooling2D":
                x = F.max_pool2d(x, 2, 2, ceil_mode=True)
            elif kind == "GlobalAveragePooling2D":
                x = x.mean((2, 3))
        return x
