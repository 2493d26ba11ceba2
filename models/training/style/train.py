"""Trains the style network: seeded, resumable, by stages of the configuration (crop side, batch, share of the run).

    python -m style.train [--minutes M] [--seed S] [--out DIR]

Adam with warm-up and cosine, averaged weights; the styles take turns within and between the batches.
"""
import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch

import data
from train import save

from .loss import LAYERS, Perception
from .net import transfer_of
from .paintings import sources

CONFIG = Path(__file__).parent.parent / "configs" / "style.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("/tmp/gy-seeing/style"))
    return parser.parse_args()


def contents(config):
    """Files of the pictures to be styled, each as often as the configuration says for its folder."""
    return [path for folder, repeats in config["contents"].items()
            for path in sorted((data.DATA / folder).rglob("*.*")) for _ in range(repeats)]


def crop(picture, side, rng):
    """A random square of side `side`, of a picture that is first enlarged where it is too small."""
    low = side / min(picture.size)
    ratio = float(np.exp(rng.uniform(np.log(low), np.log(max(low, 1.0)))))
    size = side / ratio
    left, top = (rng.uniform(0, max(0.0, extent - size)) for extent in picture.size)
    box = (left, top, min(left + size, picture.width), min(top + size, picture.height))
    part = np.asarray(picture.resize((side, side), data.Image.Resampling.BICUBIC, box=box))
    return part[:, ::-1] if rng.random() < 0.5 else part


def batch(files, cache, stage, rng):
    """B×3×S×S float32 0..1."""
    crops = []
    for index in rng.integers(len(files), size=stage["batch"]):
        path = files[index]
        if path not in cache:
            cache[path] = data.Image.open(path).convert("RGB")
        crops.append(crop(cache[path], stage["side"], rng))
    return torch.from_numpy(np.stack(crops).transpose(0, 3, 1, 2) / np.float32(255))


def stage_at(stages, progress):
    """The stage whose share of the run holds `progress` (0..1)."""
    reached = 0.0
    for stage in stages:
        reached += stage["share"]
        if progress < reached:
            return stage
    return stages[-1]


def ramp(progress, config):
    """The share of the style's weight: small at first, or the network never learns to keep the picture."""
    return min(1.0, config["ramp"]["from"] + (1 - config["ramp"]["from"]) * progress / config["ramp"]["until"])


def main():
    args = arguments()
    config = json.loads(CONFIG.read_text())
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    styles, count = config["styles"], len(config["styles"])
    perception, files, cache = Perception(), contents(config), {}
    grams = [torch.cat(layer) for layer in zip(*(perception.grams(sources(style)) for style in styles))]
    layers = torch.tensor([style.get("layers", LAYERS) for style in styles])
    weights = torch.tensor([[style["style"], 1.0, style["smooth"]] for style in styles])

    net = transfer_of(config).to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(net.parameters(), lr=config["lr"], betas=(0.9, 0.99))
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, seconds, cpu, curve = 0, 0.0, 0.0, []
    if (args.out / "last.pt").exists():
        last = torch.load(args.out / "last.pt")
        net.load_state_dict(last["net"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, seconds, cpu, curve = (last[key] for key in ("average", "step", "seconds", "cpu", "curve"))
    print(f"{len(files)} pictures, {count} styles, from step {step}", flush=True)

    started, cpu, progress = time.time() - seconds, cpu - time.process_time(), 0.0
    seen = torch.zeros(count, 4)
    while progress < 1:
        seconds = time.time() - started
        progress = max((step + 1) / config["iters"], seconds / 60 / args.minutes)
        rate = config["lr"] * min(1, (step + 1) / 50) * (0.02 + 0.49 * (1 + math.cos(math.pi * min(progress, 1))))
        for group in optimiser.param_groups:
            group["lr"] = rate
        stage = stage_at(config["stages"], progress)
        x = batch(files, cache, stage, np.random.default_rng([args.seed, step])).to(memory_format=torch.channels_last)
        drawn = (torch.arange(len(x)) + step * len(x)) * config["turn"] % count
        with torch.autocast("cpu", torch.bfloat16):
            content = perception.content(x)
            parts = torch.stack(perception.losses(net(x, drawn), content, [g[drawn] for g in grams], layers[drawn]), 1)
        loss = (parts * weights[drawn] * torch.tensor([ramp(progress, config), 1.0, 1.0])).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), config["clip"])
        optimiser.step()
        step += 1
        decay = min(config["ema"], step / (step + 10))
        for key, value in net.state_dict().items():
            average[key].lerp_(value, 1 - decay)
        seen.index_add_(0, drawn, torch.cat([parts.detach(), torch.ones(len(x), 1)], 1))
        if step % config["report"] == 0 or progress >= 1:
            means = (seen[:, :3] / seen[:, 3:].clamp(min=1)).tolist()
            curve.append({"step": step, "seconds": round(seconds), "cpuSeconds": round(cpu + time.process_time()),
                          "losses": {s["id"]: [round(v, 4) for v in m] for s, m in zip(styles, means)}})
            seen.zero_()
            print(json.dumps(curve[-1]), flush=True)
            save(args.out / "last.pt", config=config, net=net.state_dict(), optimiser=optimiser.state_dict(),
                 average=average, step=step, seconds=seconds, cpu=cpu + time.process_time(), curve=curve, seed=args.seed)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (args.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
