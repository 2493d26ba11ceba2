"""Trains the face detector on what its teacher finds: seeded, resumable.

    python -m face.train [--cpu-minutes M] [--seed S] [--start FILE] [--out DIR]
"""
import numpy as np
import torch
from PIL import Image

from restore.loop import arguments, configuration, train

from .crops import sample
from .detect import boxes_of, figures, seen
from .net import Detector
from .pictures import shares
from .targets import loss_of, targets

LONGEST = 640  # px kept in memory


def opened(items):
    """[(picture, faces, doubtful)], pictures in memory."""
    out = []
    for path, faces, doubtful in items:
        picture = Image.open(path).convert("RGB")
        ratio = min(1, LONGEST / max(picture.size))
        if ratio < 1:
            picture = picture.resize([round(s * ratio) for s in picture.size], Image.Resampling.BOX)
        out.append((picture, faces * ratio, doubtful * ratio))
    return out


def drawer(items):
    """A function that draws a batch: views of pictures with faces (a share `people`) and of others without."""
    groups = [[i for i in items if len(i[1])], [i for i in items if not len(i[1]) and not len(i[2])]]

    def draw(rng, config):
        views, planes = [], []
        for _ in range(config["batch"]):
            group = groups[0 if rng.random() < config["people"] else 1]
            behind = groups[1][rng.integers(len(groups[1]))][0]
            shown, faces, doubtful = sample(*group[rng.integers(len(group))], behind, rng, config)
            views.append(shown.transpose(2, 0, 1))
            planes.append(targets(faces, doubtful, config["side"]))
        return np.stack(views).astype(np.float32) / 255, np.stack(planes)
    return draw


def answers(net, items, side):
    """[(found, faces, doubtful)] of whole pictures."""
    results = []
    with torch.inference_mode():
        for picture, faces, doubtful in items:
            x, ratio = seen(picture, side)
            results.append((boxes_of(net(torch.from_numpy(x))[0].numpy(), ratio), faces, doubtful))
    return results


def main():
    args, config = arguments(__doc__), configuration("face")
    parts = {split: opened(items) for split, items in shares().items() if split != "held"}

    def validate(net):
        return figures(answers(net, parts["validation"], config["seen"]))
    train(args, config, lambda config: Detector(config["widths"], config["head"]), drawer(parts["train"]),
          lambda y, tensors, progress: loss_of(y, tensors[1]), validate)


if __name__ == "__main__":
    main()
