"""One seeded, resumable training run of the verse network.

    python train.py --config ../configs/poem.json [--minutes M | --iters N] [--out /tmp/gy-verse]

Muon for the matrices, AdamW for tables and biases; the rate is level, then falls to nothing over the last part.
Conditions and keywords are dropped at random, so that any of them may be left out when writing.
"""
import argparse
import json
import math
import os
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from batches import Batches
from head import ScoreLoss
from model import Verse


class Muon(torch.optim.Optimizer):
    """Momentum, then the nearest orthogonal matrix by Newton and Schulz (Jordan et al. 2024)."""

    def __init__(self, matrices, lr, momentum=0.95):
        super().__init__(matrices, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                kept = state.setdefault("momentum", torch.zeros_like(p))
                kept.lerp_(p.grad, 1 - group["momentum"])
                turned = orthogonal(p.grad.lerp(kept, group["momentum"]))
                p.add_(turned, alpha=-group["lr"] * math.sqrt(max(1, p.shape[0] / p.shape[1])))


def orthogonal(matrix, steps=5):
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = (x / (x.norm() + 1e-7)).bfloat16()
    for _ in range(steps):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.T if matrix.shape[0] > matrix.shape[1] else x).to(matrix.dtype)


def perplexities(net, batches):
    """Held-out perplexity of a character: by form alone, and with a keyword."""
    return {name: round(math.exp(sum(losses(net, batches, keyword)) / batches.held_characters), 2)
            for name, keyword in (("form", False), ("keyword", True))}


def losses(net, batches, keyword):
    with torch.inference_mode():
        for form, prefix, text, target in batches.held(keyword):
            logits = net(prefix, text, form)[:, 1:]
            yield F.cross_entropy(logits.flatten(0, 1).float(), target[:, 1:].flatten(), reduction="sum").item()


def save(path, **state):
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    os.replace(temporary, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--iters", type=int, help="length of the run; default from the configuration")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--out", type=Path, default=Path("/tmp/gy-verse"))
    args = parser.parse_args()
    config = json.loads(args.config.read_text())
    iters = args.iters or config["iters"]
    torch.set_num_threads(1)
    torch.manual_seed(config["seed"])
    batches = Batches(args.out / "corpus.npz", config)
    net = Verse(batches.rows)
    matrices = [p for p in net.blocks.parameters() if p.ndim == 2]
    others = [p for n, p in net.named_parameters() if p.ndim != 2 or not n.startswith("blocks")]
    optimisers = [Muon(matrices, config["muon"]),
                  torch.optim.AdamW(others, lr=config["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    peaks = [config["muon"], config["lr"]]
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, before, curve, progress, recent = 0, 0.0, [], 0.0, []
    if (args.out / "last.pt").exists():
        last = torch.load(args.out / "last.pt")
        net.load_state_dict(last["net"])
        for optimiser, state in zip(optimisers, last["optimisers"]):
            optimiser.load_state_dict(state)
        average, step, before, curve = last["average"], last["step"], last["seconds"], last["curve"]
    started, characters = time.time(), curve[-1]["characters"] if curve else 0
    while progress < 1:
        seconds = before + time.time() - started
        progress = max((step + 1) / iters, seconds / 60 / args.minutes)
        fall = min(1, (1 - progress) / config["fall"] + 1e-3)
        for optimiser, peak in zip(optimisers, peaks):
            for group in optimiser.param_groups:
                group["lr"] = peak * min(1, (step + 1) / config["warmup"]) * fall
        form, prefix, text, target = batches.draw(np.random.default_rng([config["seed"], step]))
        with torch.autocast("cpu", torch.bfloat16) if config["bf16"] else nullcontext():
            hidden = net.hidden(prefix, text, form).float()
        loss = ScoreLoss.apply(hidden.flatten(0, 1), net.table.weight, net.frequency, target.flatten(), config["bf16"])
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(others, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        decay = min(config["ema"], (step + 1) / (step + 10))
        for key, value in net.state_dict().items():
            average[key].lerp_(value, 1 - decay)
        recent.append(loss.item())
        step, characters = step + 1, characters + target.numel()
        if step % config["report"] == 0 or progress >= 1:
            judge = Verse(batches.rows)
            judge.load_state_dict(average)
            point = {"step": step, "seconds": round(seconds), "characters": characters,
                     "loss": round(sum(recent) / len(recent), 4), **perplexities(judge, batches)}
            curve.append(point)
            recent = []
            print(json.dumps(point), flush=True)
            save(args.out / "last.pt", config=config, net=net.state_dict(), average=average, step=step, curve=curve,
                 optimisers=[o.state_dict() for o in optimisers], seconds=seconds)
    run = {"id": config["id"], "seed": config["seed"], "iters": step, "torch": torch.__version__, "curve": curve}
    (args.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
