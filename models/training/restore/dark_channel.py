"""The dark channel prior (He et al. 2009), the baseline of defogging. Pictures are H×W×3 float 0..1."""
import numpy as np
from PIL import Image, ImageFilter

from .haze import LUMA, guided

PATCH = 15
KEPT = 0.95  # of the haze is taken away
LEAST = 0.1


def dark(picture):
    """Least channel of the neighbourhood, H×W."""
    least = Image.fromarray(np.rint(np.clip(picture.min(2), 0, 1) * 255).astype(np.uint8))
    return np.asarray(least.filter(ImageFilter.MinFilter(PATCH)), np.float32) / 255


def dark_channel(picture):
    """The scene without haze, H×W×3 in 0..1; transmission made fine by a guided filter (He et al. 2010)."""
    channel = dark(picture)
    brightest = np.argsort(channel.ravel())[-max(1, channel.size // 1000):]
    light = np.maximum(picture.reshape(-1, 3)[brightest].mean(0), 0.05)
    t = guided((picture @ LUMA).astype(np.float32), 1 - KEPT * dark(picture / light), 30, 1e-3)
    return np.clip((picture - light) / np.maximum(t, LEAST)[..., None] + light, 0, 1)
