"""Boxes from the network's planes, as server/vision/faces.ts reads them; and how they compare with the teacher's."""
import numpy as np
import torch
from PIL import Image

from .boxes import iou, once
from .net import STRIDE

MULTIPLE = 32  # px, sides of what the network sees
FOUND = 0.4  # score from which on a face counts
RIGHT = 0.5  # intersection over union with the teacher's box


def seen(picture, side):
    """(1×3×H×W float32 0..1, px of it for one px of the picture): reduced where it is larger, grey to the next multiple."""
    ratio = min(1, side / max(picture.size))
    width, height = (max(1, round(s * ratio)) for s in picture.size)
    outer = tuple(-(-s // MULTIPLE) * MULTIPLE for s in (width, height))
    canvas = Image.new("RGB", outer, (127, 127, 127))
    canvas.paste(picture.resize((width, height), Image.Resampling.BILINEAR), (0, 0))
    return np.asarray(canvas, np.float32).transpose(2, 0, 1)[None] / 255, ratio


def boxes_of(y, ratio, least=0.1):
    """N×5 boxes with scores in px of the picture from planes 5×h×w (logits): peaks of 3×3 cells, then suppression."""
    heat = torch.sigmoid(torch.from_numpy(y[:1]))
    peak = (heat == torch.nn.functional.max_pool2d(heat[None], 3, 1, 1)[0])[0].numpy()
    score = heat[0].numpy()
    rows, columns = np.nonzero(peak & (score >= least))
    dx, dy, w, h = y[1:, rows, columns]
    w, h = np.exp(w) * STRIDE, np.exp(h) * STRIDE
    left, top = (columns + 0.5 + dx) * STRIDE - w / 2, (rows + 0.5 + dy) * STRIDE - h / 2
    return once(np.column_stack([np.column_stack([left, top, w, h]) / ratio, score[rows, columns]]))


def matched(found, faces, doubtful):
    """(hits, wrong, missed): each face is found once; a box on a doubtful one counts neither way."""
    free, hits, wrong = faces.copy(), 0, 0
    for box in found:
        overlaps = iou(box, free) if len(free) else np.zeros(0)
        if len(overlaps) and overlaps.max() >= RIGHT:
            free, hits = np.delete(free, overlaps.argmax(), 0), hits + 1
        elif not len(doubtful) or iou(box, doubtful).max() < 0.3:
            wrong += 1
    return hits, wrong, len(free)


def figures(results, least=FOUND):
    """Recall, precision and F1 over [(found N×5, faces, doubtful)]."""
    counts = np.array([matched(f[f[:, 4] >= least], faces, doubtful) for f, faces, doubtful in results]).sum(0)
    hits, wrong, missed = (int(c) for c in counts)
    recall, precision = hits / max(1, hits + missed), hits / max(1, hits + wrong)
    return {"faces": hits + missed, "recall": round(recall, 4), "precision": round(precision, 4),
            "f1": round(2 * recall * precision / max(1e-9, recall + precision), 4)}


def careful(counted):
    """F½: precision counts twice as much as recall, for a face drawn into a tree is worse than one left as it is."""
    recall, precision = counted["recall"], counted["precision"]
    return 1.25 * recall * precision / max(1e-9, recall + 0.25 * precision)
