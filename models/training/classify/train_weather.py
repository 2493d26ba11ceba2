"""Trains the weather network: seeded, resumable.

    python -m classify.train_weather [--iters N | --minutes M] [--seed S] [--start FILE] [--without SOURCE:CLASS]
        [--out DIR]

AdamW, one cosine, averaged weights, soft cross entropy; every class is drawn equally often, and a source within
its class by the root of its size.
"""
import argparse
import json
import math
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from train import save

from .crops import crop, mixed, opened, whole
from .net import classifier_of
from .weather import CLASSES, shares

CONFIG = Path(__file__).parent.parent / "configs" / "weather.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iters", type=int, help="length of the run; default from the configuration")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="begin with what this checkpoint has learned")
    parser.add_argument("--without", default="", help="leave a source of a class out, for measuring the bias")
    parser.add_argument("--out", type=Path, default=Path("/tmp/gy-seeing/weather"))
    return parser.parse_args()


def batch(groups, rng, config):
    """Random crops and their one-hot classes."""
    x, y = [], np.zeros((config["batch"], len(CLASSES)), np.float32)
    for index in range(config["batch"]):
        kind = int(rng.integers(len(CLASSES)))
        sizes = np.sqrt([len(pictures) for pictures in groups[kind]])
        pictures = groups[kind][rng.choice(len(sizes), p=sizes / sizes.sum())]
        x.append(crop(pictures[rng.integers(len(pictures))], rng, config))
        y[index, kind] = 1
    return mixed(np.stack(x), y, rng)


def scores(net, items, side):
    """Logits of [(picture, …)], whole pictures."""
    with torch.inference_mode():
        chunks = [torch.from_numpy(np.stack([whole(item[0], side) for item in items[i : i + 64]]))
                  for i in range(0, len(items), 64)]
        return torch.cat([net(chunk) for chunk in chunks])


def main():
    args = arguments()
    config = json.loads(CONFIG.read_text())
    iters = args.iters or config["iters"]
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    parts = {split: [(opened(path), source, kind) for path, source, kind in items if split != "train"
                     or f"{source}:{CLASSES[kind]}" != args.without] for split, items in shares().items()}
    groups = [[] for _ in CLASSES]
    for source, kind in sorted({item[1:] for item in parts["train"]}):
        groups[kind].append([item[0] for item in parts["train"] if item[1:] == (source, kind)])

    net = classifier_of(config).to(memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start)["average"])
    optimiser = torch.optim.AdamW(net.parameters(), lr=config["lr"], weight_decay=config["decay"])
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, seconds, curve = 0, 0.0, []
    if (args.out / "last.pt").exists():
        last = torch.load(args.out / "last.pt")
        net.load_state_dict(last["net"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, seconds, curve = last["average"], last["step"], last["seconds"], last["curve"]

    started, losses, progress = time.time() - seconds, [], 0.0
    while progress < 1:
        seconds = time.time() - started
        progress = max((step + 1) / iters, seconds / 60 / args.minutes)
        rate = config["lr"] * min(1, (step + 1) / 100) * (0.01 + 0.495 * (1 + math.cos(math.pi * min(progress, 1))))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, y = (torch.from_numpy(a) for a in batch(groups, np.random.default_rng([args.seed, step]), config))
        with torch.autocast("cpu", torch.bfloat16) if config["bf16"] else nullcontext():
            logits = net(x.to(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), y, label_smoothing=config["smoothing"])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        decay = min(config["ema"], step / (step + 10))
        for key, value in net.state_dict().items():
            average[key].lerp_(value, 1 - decay) if value.is_floating_point() else average[key].copy_(value)
        losses.append(loss.item())
        if step % config["report"] == 0 or progress >= 1:
            judge = classifier_of(config).eval()
            judge.load_state_dict(average)
            right = scores(judge, parts["validation"], config["side"]).argmax(1).numpy()
            hits = right == np.array([item[2] for item in parts["validation"]])
            curve.append({"step": step, "seconds": round(seconds), "cpuSeconds": round(time.process_time()),
                          "loss": round(float(np.mean(losses)), 4), "validation": round(float(hits.mean()), 4)})
            losses = []
            print(json.dumps(curve[-1]), flush=True)
            save(args.out / "last.pt", config=config, net=net.state_dict(), optimiser=optimiser.state_dict(),
                 average=average, step=step, seconds=seconds, curve=curve, seed=args.seed, without=args.without)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (args.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
