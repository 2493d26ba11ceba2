"""Pictures with alpha: people as photographed, and figures and things set before other backgrounds.

What was photographed is a pair (RGB, L), for resizing an RGBA picture blackens what is transparent; what can be set
before another background is RGBA. Batches N×3×S×S RGB and N×1×S×S alpha, float32 0..1.
"""
from io import BytesIO

import numpy as np
import torch
from PIL import Image, ImageFilter

from classify.tags import recoloured
from dense.split import files

from .masks import mask_of
from .portraits import closer, portrait

LONG = 400  # px kept in memory


def fitted(picture):
    ratio = LONG / max(picture.size)
    return picture if ratio >= 1 else picture.resize([max(1, round(s * ratio)) for s in picture.size], Image.Resampling.BOX)


def photographed(path):
    """(RGB, L) of a person where the person was photographed."""
    mask = path.parent.parent / "mask" / path.name
    return fitted(Image.open(path).convert("RGB")), fitted(mask_of(mask))


class Pictures:
    """Those of one split."""

    def __init__(self, config, held):
        upper = [portrait(path) for path, _ in files(config["people"], held)]
        self.portraits = [kept for kept in upper if kept]
        read = lambda key, opened: [opened(path) for path, repeats in files(config[key], held) for _ in range(repeats)]
        self.people = read("people", photographed)
        self.figures = read("figures", lambda path: fitted(Image.open(path).convert("RGBA")))
        self.things = read("things", lambda path: fitted(Image.open(path).convert("RGBA")))
        self.backgrounds = read("backgrounds", lambda path: fitted(Image.open(path).convert("RGB")))


def part(pair, side, rng, area):
    """The same random part of all pictures (area share `area`, aspect within a fifth), side×side, mirrored at random."""
    width, height = pair[0].size
    share, aspect = np.sqrt(rng.uniform(*area)), np.exp(rng.uniform(-0.1, 0.1))
    w, h = min(width, width * share * aspect), min(height, height * share / aspect)
    left, top = rng.uniform(0, width - w), rng.uniform(0, height - h)
    box = (left, top, left + w, top + h)
    squares = [picture.resize((side, side), Image.Resampling.BILINEAR, box=box) for picture in pair]
    return [s.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for s in squares] if rng.random() < 0.5 else squares


def plain(side, rng):
    """A wall or a studio's paper: one colour that runs into another."""
    ends = rng.integers(0, 256, 3) + rng.normal(0, 25, (2, 3))
    across, down = np.meshgrid(np.linspace(0, 1, side), np.linspace(0, 1, side))
    turn = rng.uniform(0, 2 * np.pi)
    ramp = np.clip(0.5 + (across - 0.5) * np.cos(turn) + (down - 0.5) * np.sin(turn), 0, 1)[..., None]
    return Image.fromarray(np.clip(ends[0] * (1 - ramp) + ends[1] * ramp + rng.normal(0, 2, (side, side, 1)), 0, 255).astype(np.uint8))


def background(pictures, side, rng, config):
    if rng.random() < config["plain"]:
        return plain(side, rng)
    [behind] = part([pictures.backgrounds[rng.integers(len(pictures.backgrounds))]], side, rng, (0.3, 1.0))
    return behind.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, side / 60))) if rng.random() < 0.4 else behind


def standing(front, behind, rng):
    """(RGB, L): `front` somewhere before `behind`, 35 to 110 % of its height; its alpha alone counts."""
    side = behind.width
    shown = front.crop(front.getchannel("A").getbbox() or (0, 0, *front.size))
    height = max(8, int(side * rng.uniform(0.35, 1.1)))
    width = max(8, int(shown.width * height / shown.height * np.exp(rng.uniform(-0.1, 0.1))))
    if width > 1.2 * side:
        width, height = side, max(8, height * side // width)
    shown = shown.resize((width, height), Image.Resampling.BILINEAR)
    if rng.random() < 0.5:
        shown = shown.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < 0.2:
        shown = shown.rotate(rng.uniform(-25, 25), Image.Resampling.BILINEAR, expand=True)
    spare = (side - shown.width, side - shown.height)
    at = tuple(int(rng.integers(min(0, s) - side // 12, max(0, s) + side // 12 + 1)) for s in spare)
    layer = Image.new("RGBA", behind.size)
    layer.paste(shown, at)
    alpha = layer.getchannel("A")
    return Image.composite(layer.convert("RGB"), behind, alpha), alpha


def drawn_in(mask, rng):
    """A hard mask drawn in a little and softened, so that no rim of the old background comes along."""
    return mask.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.2)))


def figure_of(pair, rng):
    """A photographed person as RGBA."""
    figure = pair[0].copy()
    figure.putalpha(drawn_in(pair[1], rng))
    return figure


def before(pair, behind, rng):
    """(RGB, L) of a person where the person stands, with another background."""
    alpha = drawn_in(pair[1], rng)
    return Image.composite(pair[0], behind, alpha), alpha


def one(pictures, side, rng, config):
    """One side×side pair (RGB, L)."""
    kind = rng.random()
    pick = lambda those: those[rng.integers(len(those))]
    if rng.random() < config["portraits"]:
        shown = closer(pick(pictures.portraits), side, rng)
        return shown if rng.random() < 0.45 else before(shown, background(pictures, side, rng, config), rng)
    if kind < config["asPhotographed"]:
        return part(pick(pictures.people), side, rng, config["area"])
    behind = background(pictures, side, rng, config)
    if kind < config["asPhotographed"] + config["moved"]:
        return standing(figure_of(pick(pictures.people), rng) if rng.random() < 0.6 else pick(pictures.figures), behind, rng)
    if rng.random() < 0.06:
        return behind, Image.new("L", behind.size)  # nothing stands in front
    return standing(pick(pictures.things), behind, rng)


def spoiled(pair, rng):
    """Now and then through a poor JPEG, or soft: seams of the montage must not tell what stands in front."""
    picture, alpha = pair
    if rng.random() < 0.25:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.2)))
    if rng.random() < 0.4:
        file = BytesIO()
        picture.save(file, "jpeg", quality=int(rng.integers(30, 92)))
        picture = Image.open(file)
    return np.asarray(picture), np.asarray(alpha)


def batch(pictures, rng, stage, config):
    drawn = [spoiled(one(pictures, stage["side"], rng, config), rng) for _ in range(stage["batch"])]
    rgb = np.stack([picture for picture, _ in drawn]).transpose(0, 3, 1, 2) / np.float32(255)
    rgb = recoloured(rgb, rng, config["recolour"])
    grey = rng.random(len(rgb)) < config["grey"]
    rgb[grey] = rgb[grey].mean(1, keepdims=True)
    rgb = np.clip(rgb + rng.normal(0, 1, rgb.shape).astype(np.float32) * rng.exponential(0.01, (len(rgb), 1, 1, 1)).astype(np.float32), 0, 1)
    alpha = np.stack([alpha for _, alpha in drawn])[:, None] / np.float32(255)
    return torch.from_numpy(rgb).to(memory_format=torch.channels_last), torch.from_numpy(alpha)


def whole(pair, side):
    """(1×3×H×W, 1×1×H×W) of a pair as the product asks: long side `side`, both sides multiples of 16."""
    ratio = side / max(pair[0].size)
    size = [max(16, round(extent * ratio / 16) * 16) for extent in pair[0].size]
    rgb, alpha = (np.asarray(p.resize(size, Image.Resampling.BOX if ratio < 1 else Image.Resampling.BILINEAR)) for p in pair)
    return (torch.from_numpy(rgb.transpose(2, 0, 1)[None] / np.float32(255)),
            torch.from_numpy(alpha[None, None] / np.float32(255)))


def held_montages(pictures, count, side, config):
    """Seeded montages of the held-out share: things and figures before held-out backgrounds."""
    rng = np.random.default_rng(7)
    fronts = pictures.things + pictures.figures
    return [standing(fronts[rng.integers(len(fronts))], background(pictures, side, rng, config), rng) for _ in range(count)]
