"""What the network shall answer, and the loss. Targets are 7 planes by cell: heat, whether heat counts, the four
box planes of net.py, and how much the box counts."""
import numpy as np
import torch
import torch.nn.functional as F

from .net import STRIDE

SPREAD = 0.12  # deviation of the heat around a centre, in sides of the box
LEAST = 6  # px: a smaller face is neither right nor wrong


def middle_of(box):
    return (box[0] + box[2] / 2) / STRIDE - 0.5, (box[1] + box[3] / 2) / STRIDE - 0.5


def targets(faces, doubtful, side):
    """7×C×C float32 for a view of `side` px; boxes N×4 in its px."""
    cells = side // STRIDE
    planes = np.zeros((7, cells, cells), np.float32)
    planes[1] = 1
    y, x = np.mgrid[:cells, :cells]
    tiny = np.sqrt(faces[:, 2] * faces[:, 3]) < LEAST
    for box in np.concatenate([doubtful, faces[tiny]]):
        at, down = middle_of(box)
        planes[1][(np.abs(x - at) <= box[2] / STRIDE / 2 + 0.5) & (np.abs(y - down) <= box[3] / STRIDE / 2 + 0.5)] = 0
    clear = faces[~tiny]
    for box in clear[np.argsort(-clear[:, 2] * clear[:, 3])]:  # small ones last: they overwrite the large
        at, down = middle_of(box)
        column, row = round(at), round(down)
        if not (0 <= column < cells and 0 <= row < cells):
            continue
        width, height = max(0.6, SPREAD * box[2] / STRIDE), max(0.6, SPREAD * box[3] / STRIDE)
        heat = np.exp(-((x - column) ** 2 / width**2 + (y - row) ** 2 / height**2) / 2).astype(np.float32)
        nearer = heat > planes[0]
        planes[0] = np.maximum(planes[0], heat)
        planes[1, row, column] = 1
        close = nearer & (heat > 0.3)
        planes[2][close], planes[3][close] = (at - x)[close], (down - y)[close]
        planes[4][close], planes[5][close] = np.log(box[2] / STRIDE), np.log(box[3] / STRIDE)
        planes[6][close] = heat[close]
    return planes


def loss_of(y, planes):
    """Focal loss of the heat (CornerNet's, Law and Deng 2018) and the boxes' absolute differences."""
    heat, counts, box, weight = planes[:, 0], planes[:, 1], planes[:, 2:6], planes[:, 6:]
    logit, likely = y[:, 0], torch.sigmoid(y[:, 0])
    centre = (heat == 1).float() * counts
    right = (1 - likely) ** 2 * F.logsigmoid(logit) * centre
    wrong = likely**2 * (1 - heat) ** 4 * F.logsigmoid(-logit) * counts * (1 - centre)
    faces = centre.sum().clamp(min=1)
    far = (y[:, 1:] - box).abs() * weight
    scales = far[:, :2].sum() * 0.5 + far[:, 2:].sum() * 2
    return -(right.sum() + wrong.sum()) / faces + scales / weight.sum().clamp(min=1)
