"""Pictures in memory and random crops of them. Pictures are H×W×3 uint8; batches N×3×S×S float32 0..1."""
from io import BytesIO

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

SHORT_SIDE = 168  # px kept in memory: crops are smaller
BORDER = 0.04  # share cut from each side: frames and agency marks betray the source of a picture


def opened(path):
    """One picture without its borders, its short side at most SHORT_SIDE."""
    picture = Image.open(path).convert("RGB")
    width, height = picture.size
    dx, dy = round(width * BORDER), round(height * BORDER)
    picture = picture.crop((dx, dy, width - dx, height - dy))
    ratio = SHORT_SIDE / min(picture.size)
    if ratio >= 1:
        return picture
    return picture.resize([max(1, round(side * ratio)) for side in picture.size], Image.Resampling.BOX)


def whole(picture, side):
    """The whole picture stretched to a square, as the product asks: 3×side×side float32."""
    small = picture.resize((side, side), Image.Resampling.BILINEAR)
    return np.asarray(small, np.float32).transpose(2, 0, 1) / 255


def recoloured(picture, rng, strength):
    """Brightness, contrast and saturation drawn around 1 (log-normal, `strength` is the deviation)."""
    for kind in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        picture = kind(picture).enhance(float(np.exp(rng.normal(0, strength))))
    return picture


def spoiled(picture, rng):
    """Now and then blurred, or through a poor JPEG: sharpness must not tell the class."""
    if rng.random() < 0.2:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.5))))
    if rng.random() < 0.3:
        file = BytesIO()
        picture.save(file, "jpeg", quality=int(rng.integers(25, 90)))
        picture = Image.open(file)
    return picture


def crop(picture, rng, config):
    """A random part (area share `config["area"]`, aspect 3:4 to 4:3) at side `config["side"]`."""
    width, height = picture.size
    share = rng.uniform(*config["area"]) * width * height
    aspect = np.exp(rng.uniform(-0.29, 0.29)) * width / height
    w, h = min(width, np.sqrt(share * aspect)), min(height, np.sqrt(share / aspect))
    left, top = rng.uniform(0, width - w), rng.uniform(0, height - h)
    side = config["side"]
    part = picture.resize((side, side), Image.Resampling.BILINEAR, box=(left, top, left + w, top + h))
    if rng.random() < 0.5:
        part = part.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    part = spoiled(recoloured(part, rng, config["recolour"]), rng)
    if rng.random() < config["grey"]:
        part = part.convert("L").convert("RGB")
    return np.asarray(part, np.float32).transpose(2, 0, 1) / 255


def mixed(x, y, rng):
    """Half of the batches: a rectangle of each picture comes from its neighbour, labels in proportion (CutMix)."""
    if rng.random() < 0.5:
        return x, y
    side = x.shape[-1]
    size = int(side * np.sqrt(rng.uniform(0.05, 0.5)))
    top, left = rng.integers(0, side - size, 2)
    x = x.copy()
    x[:, :, top : top + size, left : left + size] = np.roll(x, 1, 0)[:, :, top : top + size, left : left + size]
    share = (size / side) ** 2
    return x, (1 - share) * y + share * np.roll(y, 1, 0)
