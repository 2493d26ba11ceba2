"""Trains the colours of grey pictures.

    python -m colour.train [--minutes M] [--seed S] [--out DIR]

Pixels of the half-size picture are classified, in training every second of them (by row and column), and their mean
colour is drawn to the true one; a linear layer that is thrown away later learns from the means of the deepest stage
what SqueezeNet calls the coloured picture: knowing what it shows is what makes skin, sky and grass right.
"""
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from dense.loop import arguments, train
from dense.split import files

from .bins import Bins, occupied
from .graph import SCALE
from .lab import bytes_of
from .pictures import Lessons, batch, opened

CONFIG = Path(__file__).parent.parent / "configs" / "colour.json"
WATCHED_EVERY = 6  # every sixth held-out picture is in the curve
SIDE = 112  # px, short side of those


def watched(config):
    """[(L*/100 1×1×H×W, ab 1×2×H/2×W/2)] of held-out pictures."""
    pairs = []
    for path, _ in files(config["folders"], held=True)[::WATCHED_EVERY]:
        lab = bytes_of(opened(path, SIDE))
        height, width = (side // 16 * 16 for side in lab.shape[:2])
        lab = torch.from_numpy(lab[:height, :width].copy()).permute(2, 0, 1)[None].float()
        pairs.append((lab[:, :1] / 255, F.avg_pool2d(lab[:, 1:] - 128, 2)))
    return pairs


def main():
    args = arguments(__doc__, "colour")
    config = json.loads(CONFIG.read_text())
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    lessons = Lessons(config, args.out / "teacher.npy")
    memory = args.out / "bins.json"
    if not memory.exists():
        colours = lessons.sample(np.random.default_rng(args.seed), 400_000)
        memory.write_text(json.dumps(occupied(colours, config["step"], config["least"])))
    centres, frequency = json.loads(memory.read_text())
    config |= {"outputs": len(centres), "centres": centres}
    bins, held = Bins(centres, frequency, config["step"], config["balance"]), watched(config)
    print(f"{len(lessons.sizes)} pictures, {len(centres)} bins", flush=True)

    def losses(net, batch):
        light, ab, logits = batch
        features, means = net[0].features(light)
        planes = net[0].head(features[..., ::2, 1::2])
        true = F.avg_pool2d(ab, 2)[..., ::2, 1::2]
        which, shares, weights = bins.shared(true)
        likely = planes.float().log_softmax(1)
        surprise = -(likely.gather(1, which) * shares).sum(1)
        mean = torch.einsum("nqhw,qc->nchw", likely.exp(), bins.centres)
        apart = F.smooth_l1_loss(mean / SCALE, true / SCALE, beta=0.1)
        soft = config["softness"]
        named = F.cross_entropy(net[1](means).float() / soft, (logits / soft).softmax(1))
        return {"colour": (surprise * weights).mean(), "mean": config["mean"] * apart, "named": config["named"] * named}

    def score(net):
        error, grey, vivid, true = [], [], [], []
        with torch.inference_mode():
            for light, ab in held:
                guess = bins.colours(net(light), config["temperature"])
                error.append(((guess - ab) ** 2).mean().item())
                grey.append((ab**2).mean().item())
                vivid.append(guess.norm(dim=1).mean().item())
                true.append(ab.norm(dim=1).mean().item())
        return {"gainDb": round(float(10 * np.mean(np.log10(np.array(grey) / np.array(error)))), 3),
                "chroma": round(float(np.mean(vivid) / np.mean(true)), 3)}

    train(args, config, lambda: torch.nn.Linear(config["widths"][-1], 1000),
          lambda rng, stage: batch(lessons, rng, stage, config), losses, score)


if __name__ == "__main__":
    main()
