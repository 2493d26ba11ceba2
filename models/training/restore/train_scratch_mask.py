"""Trains the network that finds scratches, cracks, spots and tears.

    python -m restore.train_scratch_mask [--cpu-minutes M] [--seed S] [--start FILE] [--out DIR]
"""
from collections import deque
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F

from .damage import bank, damaged
from .loop import arguments, configuration, train
from .mask_net import mask_of
from .pictures import various, window

RECENT = deque(maxlen=320)  # crops drawn lately: drawing costs half a step, so each is seen more than once
HELD_LAYERS = 48
HELD_SIDE = 256


def arrays(pairs):
    """Input n×3×S×S float32 −0.5..0.5 (the graph centres too) and mask n×1×S×S."""
    pictures, masks = zip(*pairs)
    return (np.stack(pictures).transpose(0, 3, 1, 2).astype(np.float32) / 255 - 0.5,
            np.stack(masks)[:, None].astype(np.float32))


def batch(rng, config):
    layers = bank(config["layers"], 1)
    drawn = [damaged(window(various(), rng, config["patch"]), layers, rng) for _ in range(config["fresh"])]
    RECENT.extend(drawn)
    again = rng.integers(len(RECENT), size=config["batch"] - len(drawn))
    return arrays(drawn + [tuple(part[:, ::-1] for part in RECENT[index]) for index in again])


def loss_of(y, batch, progress):
    """Cross entropy and Dice over the batch (single crops may hold nothing)."""
    p = torch.sigmoid(y)
    dice = 1 - (2 * (p * batch[1]).sum() + 1) / (p.sum() + batch[1].sum() + 1)
    return F.binary_cross_entropy_with_logits(y, batch[1]) + dice


@lru_cache(maxsize=1)
def held(count=24):
    """Damaged pictures that were never trained on, with layers that were not either."""
    rng = np.random.default_rng(0)
    layers = bank(HELD_LAYERS, 2)
    return arrays([damaged(window(various(held=True), rng, HELD_SIDE), layers, rng) for _ in range(count)])


def validate(net):
    """Intersection over union of all held-out pixels at 0.5, precision and recall."""
    x, truth = held()
    with torch.inference_mode():
        found = np.concatenate([net(torch.from_numpy(x[i : i + 4])).numpy() for i in range(0, len(x), 4)]) > 0
    hits, truth = (found & (truth > 0)).sum(), truth > 0
    return {"iou": hits / (found | truth).sum(), "precision": hits / max(1, found.sum()), "recall": hits / truth.sum()}


if __name__ == "__main__":
    train(arguments(__doc__), configuration("scratch-mask"), mask_of, batch, loss_of, validate)
