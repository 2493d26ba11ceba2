"""Trains alpha.

    python -m matte.train [--minutes M] [--seed S] [--out DIR]

L1, L1 of the gradients, Dice for each picture, and at first cross-entropy, which moves a network that is sure and wrong.
"""
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from dense.loop import arguments, train

from .pictures import Pictures, batch, held_montages, whole
from .portraits import held_portraits

CONFIG = Path(__file__).parent.parent / "configs" / "matte.json"
WATCHED_EVERY = 3  # every third held-out picture of people is in the curve
MONTAGES = 40


def alpha_of(planes):
    """N×4×H/2×W/2 of the network → N×1×H×W."""
    return torch.sigmoid(F.pixel_shuffle(planes.float(), 2))


def overlap(guess, true):
    """Intersection over union of what is more than half in front (1 where both are empty)."""
    a, b = guess > 0.5, true > 0.5
    return float((a & b).sum() / max(1, (a | b).sum())) if (a | b).any() else 1.0


def differences(x):
    return x[..., 1:, :] - x[..., :-1, :], x[..., :, 1:] - x[..., :, :-1]


def losses_of(planes, alpha, weights):
    logits = F.pixel_shuffle(planes.float(), 2)
    guess = torch.sigmoid(logits)
    edges = sum((a - b).abs().mean() for a, b in zip(differences(guess), differences(alpha)))
    both, total = (guess * alpha).sum((1, 2, 3)), (guess + alpha).sum((1, 2, 3))
    return {"l1": weights["l1"] * (guess - alpha).abs().mean(), "edges": weights["edges"] * edges,
            "dice": weights["dice"] * (1 - (2 * both + 50) / (total + 50)).mean(),
            "entropy": weights["entropy"] * F.binary_cross_entropy_with_logits(logits, alpha)}


def main():
    args = arguments(__doc__, "matte")
    config = json.loads(CONFIG.read_text())
    torch.set_num_threads(1)
    pictures, held = Pictures(config, held=False), Pictures(config, held=True)
    people = [whole(p, config["side"]) for p in held.people[::WATCHED_EVERY]]
    montages = [whole(p, config["side"]) for p in held_montages(held, MONTAGES, config["side"], config)]
    portraits = [whole(p, config["side"]) for p in held_portraits(held, config["side"])[::WATCHED_EVERY]]
    print(len(pictures.people), len(pictures.figures), len(pictures.things), len(pictures.backgrounds), flush=True)

    def mean_overlap(net, pairs):
        with torch.inference_mode():
            return round(float(np.mean([overlap(alpha_of(net(x)), alpha) for x, alpha in pairs])), 4)

    train(args, config, torch.nn.Identity, lambda rng, stage: batch(pictures, rng, stage, config),
          lambda net, batch: losses_of(net[0](batch[0]), batch[1], config["weights"]),
          lambda net: {"people": mean_overlap(net, people), "portraits": mean_overlap(net, portraits),
                       "montages": mean_overlap(net, montages)})


if __name__ == "__main__":
    main()
