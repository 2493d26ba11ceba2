"""Thin things that are no damage: wires, branches, hair, window bars, writing. Drawn into the picture before it is
damaged, so that a line alone does not count. H×W×3 uint8 in and out."""
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FINE = 2


def wires(draw, rng, side, ink):
    """Smooth hanging lines from border to border."""
    x = np.linspace(-0.1, 1.1, 40) * side
    slope, sag = rng.normal(0, 0.4), rng.uniform(0, 0.2)
    for index in range(rng.integers(1, 5)):
        y = side * rng.uniform(0.1, 0.9) + slope * (x - side / 2) + sag * side * (1 - (2 * x / side - 1) ** 2)
        points = np.stack([x, y] if rng.random() < 0.7 else [y, x], 1)
        draw.line([tuple(p) for p in points], fill=ink, width=int(rng.integers(1, 6)), joint="curve")


def branch(draw, rng, start, angle, length, width, ink):
    """A bough that thins out and forks."""
    end = start + length * np.array([np.cos(angle), np.sin(angle)])
    draw.line([*start, *end], fill=ink, width=max(1, round(width)))
    if length > 12:
        for turn in rng.uniform(-0.7, 0.7, rng.integers(1, 3)):
            branch(draw, rng, end, angle + turn, length * rng.uniform(0.6, 0.9), width * 0.7, ink)


def hair(draw, rng, side, ink):
    """Many curves that run together."""
    x = np.linspace(0, 1, 30)
    root, angle, bend = rng.uniform(0, side, 2), rng.uniform(0, 2 * np.pi), rng.normal(0, 1.2)
    for _ in range(rng.integers(10, 50)):
        turn = angle + rng.normal(0, 0.15) + bend * x
        path = root + rng.normal(0, 12, 2) + np.cumsum(np.stack([np.cos(turn), np.sin(turn)], 1), 0) * side / 40
        draw.line([tuple(p) for p in path], fill=tuple(int(c + rng.normal(0, 12)) for c in ink), width=int(rng.integers(1, 3)))


def bars(draw, rng, side, ink):
    """A grid of equal bars: windows, fences, tiles."""
    gap, width = rng.uniform(20, 90), int(rng.integers(2, 8))
    for kind in range(rng.integers(1, 3)):
        for at in np.arange(rng.uniform(0, gap), side, gap):
            draw.line([at, 0, at, side] if kind else [0, at, side, at], fill=ink, width=width)


def writing(draw, rng, side, ink):
    font = ImageFont.load_default(int(rng.integers(18, 60)))
    for _ in range(rng.integers(1, 4)):
        text = "".join(chr(c) for c in rng.integers(48, 123, rng.integers(3, 14)))
        draw.text(tuple(rng.uniform(-0.1, 0.8, 2) * side), text, fill=ink, font=font)


def distracted(crop, rng):
    """A crop with one of these things in it."""
    side = len(crop) * FINE
    layer = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(layer)
    dark = rng.random() < 0.75
    ink = tuple(int(c) for c in np.clip(rng.uniform(10, 90) * np.ones(3) + rng.normal(0, 12, 3), 0, 255)
                + (0 if dark else 130))
    kind = rng.integers(5)
    if kind == 1:
        branch(draw, rng, rng.uniform(0, side, 2), rng.uniform(0, 2 * np.pi), rng.uniform(30, 90), rng.uniform(3, 12), ink)
    else:
        (wires, None, hair, bars, writing)[kind](draw, rng, side, ink)
    small = layer.resize(crop.shape[1::-1], Image.Resampling.BOX)
    out = Image.fromarray(np.ascontiguousarray(crop))
    out.paste(small, mask=small.getchannel("A"))
    return np.asarray(out)
