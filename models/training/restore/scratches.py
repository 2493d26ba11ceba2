"""Shapes of damage on old photographs, drawn at random. Each function returns (alpha, paint): H×W float32 in 0..1 and
the grey value 0..255 (a number or H×W) that covers the picture where alpha is 1.

Lines are drawn at twice the size and reduced, so that a scratch may be narrower than a pixel.
"""
import numpy as np
from PIL import Image, ImageDraw

from .smooth import blurred

FINE = 2  # drawn so much larger


def field(rng, side, grain):
    """Smooth random field side×side with mean 0 and deviation 1; `grain` is the size of its features in px."""
    small = rng.standard_normal((max(2, round(side / grain)) + 1,) * 2).astype(np.float32)
    out = np.asarray(Image.fromarray(small).resize((side, side), Image.Resampling.BICUBIC))
    return (out - out.mean()) / (out.std() + 1e-6)


def tone(rng, dark=0.2):
    """Bare paper mostly; sometimes grey; a share `dark` from black to the tone of brown specks."""
    kind = rng.random()
    if kind < dark:
        return rng.uniform(0, 140)
    return rng.uniform(205, 255) if kind < dark + 0.8 * (1 - dark) else rng.uniform(130, 205)


def walk(rng, side, steep):
    """Points of a wandering line in fine pixels; `steep` ones are nearly vertical and cross the picture."""
    side = side * FINE
    angle = np.pi / 2 + rng.normal(0, 0.06) if steep else rng.uniform(0, 2 * np.pi)
    length = side * (rng.uniform(0.3, 1.3) if steep else rng.uniform(0.08, 0.8))
    step = 6.0
    count = max(3, int(length / step))
    bend = np.cumsum(rng.normal(0, rng.choice([0.004, 0.02, 0.08]), count)) + rng.normal(0, rng.choice([0.01, 0.12]), count)
    moves = step * np.stack([np.cos(angle + bend), np.sin(angle + bend)], 1)
    return rng.uniform(-0.1, 1.1, 2) * side - (moves.sum(0) / 2) + np.cumsum(moves, 0)


def strokes(rng, paths, side, width, broken):
    """Alpha of polylines whose width and strength change on the way; `broken` is the share of gaps."""
    image = Image.new("L", (side * FINE, side * FINE))
    draw = ImageDraw.Draw(image)
    for path in paths:
        drift = np.convolve(rng.standard_normal(len(path) + 14), np.ones(15) / 15, "valid") * 3.9
        fade = np.clip((drift - np.quantile(drift, broken)) * 1.5 + 0.5, 0, 1) if broken else np.ones(len(path))
        sizes = width * FINE * np.exp(0.3 * np.convolve(rng.standard_normal(len(path) + 4), np.ones(5) / 5, "valid"))
        for a, b, strength, size in zip(path, path[1:], fade, sizes):
            if strength > 0.03:
                draw.line([*a, *b], fill=int(255 * strength), width=max(1, round(size)))
    return np.asarray(image.resize((side, side), Image.Resampling.BOX), np.float32) / 255


def scratch(rng, side):
    """A thin line: nearly vertical (dragged film) or wandering, often broken and fading."""
    width = rng.choice([rng.uniform(0.5, 1.5), rng.uniform(1, 3.5)])
    alpha = strokes(rng, [walk(rng, side, rng.random() < 0.5)], side, width, rng.choice([0.0, 0.2, 0.5]))
    return alpha * rng.uniform(0.55, 1), tone(rng)


def scuff(rng, side):
    """A bundle of fine parallel scratches."""
    path = walk(rng, side, rng.random() < 0.5)
    paths = [path + rng.normal(0, 8, 2) for _ in range(rng.integers(3, 10))]
    return strokes(rng, paths, side, rng.uniform(0.5, 1.2), rng.uniform(0.3, 0.7)) * rng.uniform(0.4, 1), tone(rng)


def branches(rng, side, start, angle, length, depth):
    """Jagged paths of a crack."""
    count = max(3, int(length / 8))
    turns = angle + np.cumsum(rng.normal(0, 0.12, count)) + rng.normal(0, 0.45, count)
    path = start + np.cumsum(8.0 * np.stack([np.cos(turns), np.sin(turns)], 1), 0)
    paths = [path]
    for _ in range(rng.integers(0, 4) if depth else 0):
        paths += branches(rng, side, path[rng.integers(count)], angle + rng.choice([-1, 1]) * rng.uniform(0.5, 1.4),
                          length * rng.uniform(0.2, 0.6), depth - 1)
    return paths


def crack(rng, side):
    """Branching cracks of the emulsion: a white core, often with a dark rim on one side."""
    length = side * FINE * rng.uniform(0.2, 1.1)
    paths = branches(rng, side, rng.uniform(0, side * FINE, 2), rng.uniform(0, 2 * np.pi), length, 2)
    width = rng.uniform(0.7, 3.5)
    core = strokes(rng, paths, side, width, rng.choice([0.0, 0.2]))
    if rng.random() < 0.5:
        return core, rng.uniform(205, 255)
    rim = strokes(rng, [path + rng.normal(0, 1.5 * width, 2) for path in paths], side, width, 0.2) * rng.uniform(0.3, 0.8)
    return np.maximum(core, rim), np.where(core >= rim, rng.uniform(205, 255), rng.uniform(0, 70)).astype(np.float32)


def spot(rng, side, radius):
    """Alpha of a ragged spot somewhere."""
    y, x = np.mgrid[:side, :side].astype(np.float32)
    cy, cx = rng.uniform(0, side, 2)
    stretch = np.exp(rng.normal(0, 0.35))
    away = np.hypot((y - cy) * stretch, (x - cx) / stretch) / radius
    edge = 1 - away + 0.28 * field(rng, side, max(2.5, radius / 1.5)) + 0.16 * field(rng, side, 3)
    return np.clip(edge * radius * rng.choice([0.15, 0.8]), 0, 1)


def blotch(rng, side):
    """Lost emulsion or a stain: ragged, sometimes half transparent, never quite of one tone."""
    alpha = spot(rng, side, rng.choice([rng.uniform(2, 8), rng.uniform(6, 22)]))
    return alpha * rng.uniform(0.6, 1), np.clip(tone(rng) + 9 * field(rng, side, 5), 0, 255)


def dust(rng, side):
    """Specks and short fibres."""
    image = Image.new("L", (side * FINE, side * FINE))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(5, 60)):
        (x, y), (a, b) = rng.uniform(0, side * FINE, 2), rng.uniform(0.8, 3.5, 2) * rng.choice([0.6, 1, 1.6])
        draw.ellipse([x - a, y - b, x + a, y + b], fill=int(rng.uniform(120, 255)))
    specks = np.asarray(image.resize((side, side), Image.Resampling.BOX), np.float32) / 255
    return specks, tone(rng, 0.45)


def fibre(rng, side):
    """Hairs and lint on the glass: short thin curls, mostly dark."""
    paths = []
    for _ in range(rng.integers(1, 5)):
        count = int(rng.uniform(6, 40))
        turns = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(rng.normal(0, 0.05), 0.08, count))
        paths.append(rng.uniform(0, side * FINE, 2) + np.cumsum(4.0 * np.stack([np.cos(turns), np.sin(turns)], 1), 0))
    return strokes(rng, paths, side, rng.uniform(0.5, 1.6), rng.choice([0.0, 0.2])) * rng.uniform(0.5, 1), tone(rng, 0.65)


def fold(rng, side):
    """A crease across the picture (alpha and paint of its core)."""
    angle = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.06)
    along = np.linspace(-1.5, 1.5, 120)[:, None] * side * FINE / 2
    path = rng.uniform(0.15, 0.85, 2) * side * FINE + along * [np.cos(angle), np.sin(angle)]
    path += np.cumsum(rng.normal(0, 0.5, path.shape), 0)
    return strokes(rng, [path], side, rng.uniform(0.8, 4), rng.choice([0, 0.3, 0.6])) * rng.uniform(0.6, 1), tone(rng)


def torn(rng, side):
    """An edge or a corner torn off: the paper behind shows."""
    y, x = np.mgrid[:side, :side].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    depth = (x - side / 2) * np.cos(angle) + (y - side / 2) * np.sin(angle) - side * rng.uniform(0.36, 0.6)
    alpha = np.clip((depth + 5 * field(rng, side, 14) + 1.5 * field(rng, side, 3)) * 0.8, 0, 1)
    return alpha, np.clip(rng.uniform(170, 255) + 5 * field(rng, side, 6), 0, 255)


def shading(rng, alpha):
    """Soft light and shade (levels) beside a crease; not damage, but it surrounds damage."""
    return (blurred(alpha, rng.uniform(3, 9)) - np.roll(blurred(alpha, 4), 6, rng.integers(2))) * rng.uniform(-140, 140)
