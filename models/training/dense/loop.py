"""The training loop of dense networks: AdamW, warm-up and cosine, averaged weights, bf16, resumable.

A task gives a function of (step's generator, stage) that draws a batch, one that gives the losses of a batch by name,
and one that scores the averaged weights for the curve.
"""
import argparse
import json
import math
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch

from style.train import stage_at
from train import save

from .net import dense_of


def arguments(description, task):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="begin with the averaged weights of this checkpoint")
    parser.add_argument("--out", type=Path, default=Path(f"/tmp/gy-train/{task}"))
    return parser.parse_args()


def follow(average, net, step, most):
    """Moves the averaged weights towards the network's; the average is short at first."""
    decay = min(most, step / (step + 10))
    for key, value in net.state_dict().items():
        average[key].lerp_(value, 1 - decay) if value.is_floating_point() else average[key].copy_(value)


def judged(config, average, extra):
    """A network with the averaged weights, in evaluation mode."""
    net = torch.nn.ModuleList([dense_of(config), extra()]).eval()
    net.load_state_dict(average)
    return net


def train(args, config, extra, draw, losses, score):
    """`extra` makes what is trained beside the network and thrown away (a module, perhaps without weights)."""
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    net = torch.nn.ModuleList([dense_of(config), extra()]).to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=config["lr"], weight_decay=config["decay"])
    step, seconds, cpu, curve = 0, 0.0, 0.0, []
    if args.start:
        net.load_state_dict(torch.load(args.start)["average"])
    average = {k: v.clone() for k, v in net.state_dict().items()}
    if (args.out / "last.pt").exists():
        last = torch.load(args.out / "last.pt")
        net.load_state_dict(last["net"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, seconds, cpu, curve = (last[key] for key in ("average", "step", "seconds", "cpu", "curve"))

    started, cpu, seen, progress = time.time() - seconds, cpu - time.process_time(), [], 0.0
    while progress < 1:
        seconds = time.time() - started
        progress = max((step + 1) / config["iters"], seconds / 60 / args.minutes)
        for group in optimiser.param_groups:
            group["lr"] = config["lr"] * min(1, (step + 1) / 100) * (0.01 + 0.495 * (1 + math.cos(math.pi * min(progress, 1))))
        batch = draw(np.random.default_rng([args.seed, step]), stage_at(config["stages"], progress))
        with torch.autocast("cpu", torch.bfloat16) if progress < config["bf16Until"] else nullcontext():
            parts = losses(net, batch)
        optimiser.zero_grad()
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), config["clip"])
        optimiser.step()
        step += 1
        follow(average, net, step, config["ema"])
        seen.append({name: part.item() for name, part in parts.items()})
        if step % config["report"] == 0 or progress >= 1:
            means = {name: round(float(np.mean([s[name] for s in seen])), 4) for name in seen[0]}
            curve.append({"step": step, "seconds": round(seconds), "cpuSeconds": round(cpu + time.process_time()),
                          "losses": means} | score(judged(config, average, extra)[0]))
            seen = []
            print(json.dumps(curve[-1]), flush=True)
            save(args.out / "last.pt", config=config, net=net.state_dict(), optimiser=optimiser.state_dict(),
                 average=average, step=step, seconds=seconds, cpu=cpu + time.process_time(), curve=curve, seed=args.seed)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (args.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")
