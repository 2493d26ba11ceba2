"""Public networks to compare with, read from DATA/teachers (never shipped): ×2 only.

Both are functions H×W×3 uint8 → 2H×2W×3 uint8, like evaluate.OnnxNet.
"""
import sys

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from PIL import Image

import data

TEACHERS = data.DATA / "teachers"


def to_uint8(y):
    return np.clip(np.rint(y * 255), 0, 255).astype(np.uint8)


class Waifu2x:
    """waifu2x upconv_7 at scale 2 without noise removal (nagadomi, MIT); seven unpadded 3×3 convolutions."""

    def __init__(self, style):
        sys.path.insert(0, str(TEACHERS))
        from load_teachers import Ncnn

        stem = TEACHERS / f"waifu2x-upconv7-{style}" / "scale2.0x_model"
        self.net = Ncnn(f"{stem}.param", f"{stem}.bin")

    def __call__(self, low, scale):
        x = torch.from_numpy(low.astype(np.float32) / 255).permute(2, 0, 1)[None]
        with torch.inference_mode():
            y = self.net.run(F.pad(x, (7, 7, 7, 7), mode="replicate"))
        return to_uint8(y[0].permute(1, 2, 0).numpy())


class Acnet:
    """ACNet HDN level 0 (TianZerL, MIT): luma by the network, chroma by bicubic."""

    def __init__(self):
        self.session = onnxruntime.InferenceSession(str(TEACHERS / "acnet" / "acnet_hdn0.onnx"))
        self.name = self.session.get_inputs()[0].name

    def __call__(self, low, scale):
        x = np.asarray(Image.fromarray(low).convert("YCbCr"))
        y = self.session.run(None, {self.name: x[None, None, :, :, 0].astype(np.float32) / 255})[0][0, 0]
        high = np.dstack([to_uint8(y), data.imresize(x[..., 1:], scale)])
        return np.asarray(Image.fromarray(high, "YCbCr").convert("RGB"))


def peers(style):
    """{name: function} for a style ("photo" or "art")."""
    nets = {f"waifu2x upconv_7 {style}": Waifu2x(style)}
    return nets | {"ACNet": Acnet()} if style == "art" else nets
