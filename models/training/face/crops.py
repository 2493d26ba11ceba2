"""Random views of pictures with their faces, worn as old photographs are. Views are S×S×3 uint8.

A view keeps its boxes as N×4 (left, top, width, height) in its own px.
"""
from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter

LARGEST_GAIN = 5  # a view is never enlarged more: what small faces become then is what blurred scans look like


def window(size, faces, rng, config):
    """(left, top, side) in px of the picture: around one of its faces at a wished size, or anywhere."""
    width, height = size
    if len(faces) and rng.random() < config["around"]:
        left, top, w, h = faces[rng.integers(len(faces))]
        wished = np.exp(rng.uniform(*np.log(config["sizes"])))  # px of the face in the view
        side = max(config["side"] / LARGEST_GAIN, config["side"] * np.sqrt(w * h) / wished)
        x, y = left + w / 2, top + h / 2
        inside = max(0.0, side - max(w, h)) / 2
        return x - side / 2 + rng.uniform(-inside, inside), y - side / 2 + rng.uniform(-inside, inside), side
    side = max(width, height) * np.exp(rng.uniform(np.log(0.4), np.log(1.3)))
    return (rng.uniform(min(0, width - side), max(0, width - side)),
            rng.uniform(min(0, height - side), max(0, height - side)), side)


def view(picture, left, top, side, canvas):
    """A square part of the picture put on a square canvas, which shows beyond the picture."""
    x0, y0 = max(0.0, left), max(0.0, top)
    x1, y1 = min(picture.width, left + side), min(picture.height, top + side)
    ratio = canvas.width / side
    w, h = round((x1 - x0) * ratio), round((y1 - y0) * ratio)
    if w > 0 and h > 0:
        part = picture.resize((w, h), Image.Resampling.BILINEAR, box=(x0, y0, x1, y1))
        canvas.paste(part, (round((x0 - left) * ratio), round((y0 - top) * ratio)))
    return canvas


def turned(canvas, boxes, degrees, ground):
    """The view turned around its middle; boxes keep their sizes, which is right enough for small angles."""
    middle, angle = canvas.width / 2, np.deg2rad(degrees)
    canvas = canvas.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=ground)
    x, y = boxes[:, 0] + boxes[:, 2] / 2 - middle, boxes[:, 1] + boxes[:, 3] / 2 - middle
    turned_x = x * np.cos(angle) + y * np.sin(angle) + middle
    turned_y = -x * np.sin(angle) + y * np.cos(angle) + middle
    return canvas, np.column_stack([turned_x - boxes[:, 2] / 2, turned_y - boxes[:, 3] / 2, boxes[:, 2:]])


def faded(x, rng):
    """Grey or toned, of little contrast: H×W×3 float 0..1."""
    kind = rng.random()
    if kind < 0.5:
        grey = x @ np.array([0.299, 0.587, 0.114], np.float32)
        tone = np.ones(3) if kind < 0.32 else np.array([1, rng.uniform(0.8, 0.95), rng.uniform(0.5, 0.85)])
        x = grey[..., None] * tone.astype(np.float32)
    else:
        x = x * rng.uniform(0.8, 1.2, 3).astype(np.float32)
    black, white = rng.uniform(-0.15, 0.25), rng.uniform(0.7, 1.2)
    return black + np.clip(x, 0, 1) ** np.exp(rng.normal(0, 0.3)) * (white - black)


def worn(canvas, rng):
    """Blur, JPEG, fading, grain, scratches: a view as an old print or a poor scan shows it."""
    if rng.random() < 0.25:
        canvas = canvas.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.4, 2.0))))
    if rng.random() < 0.25:
        file = BytesIO()
        canvas.save(file, "jpeg", quality=int(rng.integers(20, 90)))
        canvas = Image.open(file)
    x = faded(np.asarray(canvas, np.float32) / 255, rng)
    if rng.random() < 0.4:
        side, coarse = x.shape[0], int(rng.integers(1, 3))
        grain = rng.normal(0, rng.uniform(0.01, 0.1), (side // coarse, side // coarse, 1)).astype(np.float32)
        x = x + grain.repeat(coarse, 0).repeat(coarse, 1)
    for _ in range(int(rng.integers(0, 5)) if rng.random() < 0.25 else 0):
        at, slope = rng.uniform(0, x.shape[1]), rng.normal(0, 0.3)
        rows = np.arange(x.shape[0])
        columns = np.clip(at + slope * rows, 0, x.shape[1] - 1).astype(int)
        x[rows, columns] = rng.uniform(0.6, 1.1)
    return (np.clip(x, 0, 1) * 255).astype(np.uint8)


def sample(picture, faces, doubtful, behind, rng, config):
    """(view, faces, doubtful boxes) of a random part of one picture; beyond it is one colour or part of `behind`,
    a picture without faces."""
    left, top, side = window(picture.size, faces, rng, config)
    ground = tuple(int(v) for v in (rng.integers(0, 256, 3) if rng.random() < 0.5 else [127] * 3))
    canvas = Image.new("RGB", [config["side"]] * 2, ground)
    if rng.random() < 0.6:
        canvas = view(behind, *window(behind.size, [], rng, config), canvas)
    canvas = view(picture, left, top, side, canvas)
    move, ratio = np.array([left, top, 0, 0]), config["side"] / side
    boxes = [(part - move) * ratio for part in (faces, doubtful)]
    if rng.random() < 0.5:
        canvas = canvas.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        boxes = [np.column_stack([config["side"] - b[:, 0] - b[:, 2], b[:, 1:]]) for b in boxes]
    if rng.random() < config["turned"]:
        degrees = rng.uniform(-20, 20)
        both, count = np.concatenate(boxes), len(boxes[0])
        canvas, both = turned(canvas, both, degrees, ground)
        boxes = [both[:count], both[count:]]
    return worn(canvas, rng), *boxes
