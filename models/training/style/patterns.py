"""Patterns of our own that serve as style pictures, drawn from a seed. Pictures are S×S×3 uint8."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

FINE = 2  # drawn this many times larger, then reduced: smooth edges
SWEETS = ("#ff4f81", "#ff9f1c", "#ffe066", "#2ec4b6", "#3a86ff", "#8338ec", "#ffffff", "#c9184a")
STONES = ("#1d3557", "#2a6f97", "#61a5c2", "#a9d6e5", "#e9c46a", "#f4a261", "#e76f51", "#9d0208", "#606c38",
          "#a3b18a", "#f1e3d3", "#6d597a")
GROUT = (38, 34, 32)


def swirl(draw, rng, centre, radius):
    """A round lollipop: two colours wind from the middle to a white rim."""
    one, two = rng.choice(SWEETS, 2, replace=False)
    turns, steps = rng.uniform(1.2, 2.4), 90
    arms = int(rng.integers(3, 7))
    x, y = centre
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=str(one))
    for arm in range(arms):
        start = 2 * np.pi * arm / arms
        r = np.linspace(0, radius * 0.97, steps)
        angle = start + turns * np.pi * (r / radius)
        edge = angle + np.pi / arms
        inner = np.stack([x + r * np.cos(angle), y + r * np.sin(angle)], 1)
        outer = np.stack([x + r * np.cos(edge), y + r * np.sin(edge)], 1)
        draw.polygon([tuple(p) for p in np.concatenate([inner, outer[::-1]])], fill=str(two))
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], outline="#3d1a4f", width=max(3, int(radius / 9)))


def ribbon(draw, rng, side):
    """A wavy band in stripes of several colours."""
    t = np.linspace(-0.1, 1.1, 200)
    phase, height = rng.uniform(0, 6.28), rng.uniform(0.04, 0.11)
    base, slope = rng.uniform(0, 1), rng.uniform(-0.5, 0.5)
    colours = rng.choice(SWEETS, 4, replace=False)
    for index, colour in enumerate([*colours, "#3d1a4f"][::-1]):
        shift = (len(colours) - index) * 0.022
        y = base + slope * (t - 0.5) + height * np.sin(phase + 9 * t) + shift
        draw.line([tuple(p) for p in np.stack([t, y], 1) * side], fill=str(colour), width=int(side * 0.024),
                  joint="curve")


def candy(side, seed=7):
    """Ribbons, lollipops and drops in saturated colours with dark outlines."""
    rng = np.random.default_rng(seed)
    large = side * FINE
    picture = Image.new("RGB", (large, large), "#ff7aa2")
    draw = ImageDraw.Draw(picture)
    for _ in range(16):
        ribbon(draw, rng, large)
    placed = []
    for _ in range(900):
        radius = large * rng.choice([0.085, 0.06, 0.036, 0.02], p=[0.15, 0.2, 0.3, 0.35])
        centre = rng.uniform(0, large, 2)
        if all(np.hypot(*(centre - other)) > radius + r for other, r in placed):
            placed.append((centre, radius))
            swirl(draw, rng, centre, radius)
    return np.asarray(picture.resize((side, side), Image.Resampling.LANCZOS))


def field(rng, side, cells):
    """A smooth random field 0..1."""
    coarse = Image.fromarray((rng.random((cells, cells)) * 255).astype(np.uint8))
    return np.asarray(coarse.resize((side, side), Image.Resampling.BICUBIC), float) / 255


def mosaic(side, seed=3, stone=0.045):
    """Tesserae: cells around jittered grid points, stones of one colour family side by side, dark grout."""
    rng = np.random.default_rng(seed)
    large, step = side * FINE, side * FINE * stone
    count = int(large / step) + 3
    rows, columns = np.mgrid[-1 : count - 1, -1 : count - 1]
    bend = field(rng, count, 4) * 2.5
    points = np.stack([columns + 0.5 * (rows % 2) + bend, rows + bend.T], -1) + rng.uniform(-0.22, 0.22, (count, count, 2))
    points = (points.reshape(-1, 2) - 1) * step
    y, x = np.mgrid[0:large, 0:large].astype(np.float32)
    nearest, second = np.full((large, large), 1e9, np.float32), np.full((large, large), 1e9, np.float32)
    owner = np.zeros((large, large), np.int32)
    reach = int(step * 2.2)
    for index, (px, py) in enumerate(points):
        window = np.s_[max(0, int(py) - reach) : int(py) + reach, max(0, int(px) - reach) : int(px) + reach]
        if 0 in nearest[window].shape:
            continue
        distance = np.hypot(x[window] - px, y[window] - py)
        closer = distance < nearest[window]
        second[window] = np.where(closer, nearest[window], np.minimum(second[window], distance))
        owner[window] = np.where(closer, index, owner[window])
        nearest[window] = np.where(closer, distance, nearest[window])
    palette = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in STONES], float)
    hue = field(rng, large, 6)
    place = np.clip(points.astype(int), 0, large - 1)
    family = hue[place[:, 1], place[:, 0]] * len(palette) * 1.3 + rng.normal(0, 0.7, len(points))
    colour = palette[family.astype(int) % len(palette)] * rng.uniform(0.82, 1.14, (len(points), 1))
    picture = colour[owner]
    light = np.clip((second - nearest) / step, 0, 1)
    picture *= (0.86 + 0.2 * light)[..., None]
    picture[light < 0.13] = GROUT
    done = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return np.asarray(done.resize((side, side), Image.Resampling.LANCZOS))
