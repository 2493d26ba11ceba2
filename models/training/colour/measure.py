"""How near the colours are to the true ones, and how vivid (held-out pictures, H×W×3 uint8 RGB)."""
import numpy as np
from PIL import Image

import data
from dense.split import files

from .graph import SCALE
from .lab import bytes_of, lab_of, rgb_of
from .pictures import GREY, chroma


def reduced(picture, side):
    """PIL picture → H×W×3 uint8, its long side `side`, both sides multiples of 16, as the product asks."""
    ratio = side / max(picture.size)
    size = [max(16, round(extent * ratio / 16) * 16) for extent in picture.size]
    return np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BOX if ratio < 1 else Image.Resampling.BICUBIC))


def guessed(session, light):
    """H×W L* → H×W×2 a*, b*."""
    return session.run(["y"], {"x": light[None, None] / np.float32(100)})[0][0].transpose(1, 2, 0) * SCALE


def coloured(session, rgb):
    """The picture as the network colours its lightness: H×W×3 uint8."""
    light = lab_of(rgb)[..., 0]
    lab = np.concatenate([light[..., None], guessed(session, light)], -1)
    return np.rint(rgb_of(lab.astype(np.float64)) * 255).astype(np.uint8)


def colourfulness(rgb):
    """Hasler and Süsstrunk 2003."""
    r, g, b = np.moveaxis(rgb.astype(np.float64), -1, 0)
    red, yellow = r - g, (r + g) / 2 - b
    return np.hypot(red.std(), yellow.std()) + 0.3 * np.hypot(red.mean(), yellow.mean())


def held(config):
    """[(folder, picture)] of the held-out share; grey ones teach and tell nothing."""
    read = [(str(path.parent.relative_to(data.DATA)), reduced(Image.open(path), config["side"])) for path, _ in files(config["folders"], held=True)]
    return [(folder, rgb) for folder, rgb in read if chroma(bytes_of(rgb)) >= GREY]


def measured(session, pictures):
    """Figures of [(folder, picture)]."""
    rows = []
    for folder, rgb in pictures:
        lab = lab_of(rgb)
        guess = guessed(session, lab[..., 0])
        shown = np.rint(rgb_of(np.concatenate([lab[..., :1], guess], -1).astype(np.float64)) * 255)
        rows.append(((lab[..., 1:] ** 2).mean(), ((guess - lab[..., 1:]) ** 2).mean(), colourfulness(rgb), colourfulness(shown)))
    grey, error, true, vivid = np.array(rows, np.float64).T
    psnr = lambda square: round(float(10 * np.log10(255**2 / square)), 3)
    return {"pictures": len(rows), "abPsnr": psnr(error.mean()), "greyAbPsnr": psnr(grey.mean()),
            "gainDb": round(float(10 * np.log10(grey.mean() / error.mean())), 3),
            "meanGainDb": round(float((10 * np.log10(grey / error)).mean()), 3),
            "better": round(float((error < grey).mean()), 4),
            "colourfulness": round(float(vivid.mean() / true.mean()), 4)}
