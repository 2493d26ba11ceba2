"""Boxes of faces: rows of left, top, width, height and, behind them, a score."""
import numpy as np

SAME, INSIDE = 0.4, 0.7  # boxes of which the union is shared so much, or one of which lies so much inside, are one face


def shared(box, others):
    """(area that one box shares with each of N others, its area, theirs)."""
    left, top = np.maximum(box[0], others[:, 0]), np.maximum(box[1], others[:, 1])
    right = np.minimum(box[0] + box[2], others[:, 0] + others[:, 2])
    bottom = np.minimum(box[1] + box[3], others[:, 1] + others[:, 3])
    area = np.clip(right - left, 0, None) * np.clip(bottom - top, 0, None)
    return area, box[2] * box[3], others[:, 2] * others[:, 3]


def iou(box, others):
    """Intersection over union of one box with N others."""
    both, one, other = shared(box, others)
    return both / (one + other - both)


def once(boxes, inside=INSIDE):
    """N×5 boxes without those that show the same face as a better one, best first."""
    rest, kept = boxes[np.argsort(-boxes[:, 4])], []
    while len(rest):
        kept.append(rest[0])
        both, one, others = shared(rest[0], rest[1:])
        rest = rest[1:][(both < SAME * (one + others - both)) & (both < inside * np.minimum(one, others))]
    return np.array(kept).reshape(-1, 5)
