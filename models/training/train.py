"""One seeded, resumable training loop for the enlarging chains.

    python train.py --config configs/photo-x2.json [--iters N | --minutes M] [--seed S] [--start FILE] [--out DIR]

Adam, warm-up then cosine, gradient clipping, EMA; L1, then MSE for the last share of the run.
The checkpoint (DIR/last.pt) holds everything needed to go on after an interruption.
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

import data
import metrics
from blocks import chain_of
from degrade import degraded
from transplant import transplant


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--iters", type=int, help="length of the run; default from the configuration")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="begin with what this checkpoint has learned (transplant.py)")
    parser.add_argument("--out", type=Path, help="default /tmp/gy-train/<id>")
    return parser.parse_args()


def rate(step, progress, config):
    """Learning rate: linear warm-up, cosine to 1 % of the peak."""
    cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(progress, 1)))
    return config["lr"] * min(1, (step + 1) / config["warmup"]) * cosine


def enlarged(net, low):
    """Planes P×H×W (uint8 scale, float) through a network: P×sH×sW, clamped."""
    with torch.inference_mode():
        y = net(torch.from_numpy(low.astype(np.float32) / 255)[None])[0].numpy()
    return np.clip(y * 255, 0, 255)


def validate(state, config, pairs):
    """Mean PSNR (dB, full-range luma) of the averaged weights on the validation share."""
    net = chain_of(config)
    net.load_state_dict(state)
    net, scores = net.merge(), []
    for low, high in pairs:
        y = enlarged(net, data.planes(low, net.planes))
        luma = y[0] if net.planes == 1 else data.planes(np.rint(y).transpose(1, 2, 0), 1)[0]
        scores.append(metrics.psnr(*(metrics.shave(p, net.scale) for p in (luma, data.planes(high, 1)[0]))))
    return sum(scores) / len(scores)


def save(path, **state):
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    os.replace(temporary, path)


def main():
    args = arguments()
    config = json.loads(args.config.read_text())
    iters = args.iters or config["iters"]
    out = args.out or Path("/tmp/gy-train") / config["id"]
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)

    pairs = data.training_pairs(config["sets"], config["scale"], config["reductions"])
    ranges = config.get("degrade")
    held = data.training_pairs(dict.fromkeys(config["sets"], 1), config["scale"], validation=True)
    held = degraded(held, ranges, seed=0)
    net = chain_of(config).to(memory_format=torch.channels_last)
    if args.start:
        begun = torch.load(args.start)
        transplant(begun["average"], begun["config"], net)
    optimiser = torch.optim.Adam(net.parameters(), lr=config["lr"], betas=(0.9, 0.99))
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, before, cpu_before, curve = 0, 0.0, 0.0, []
    if (out / "last.pt").exists():
        last = torch.load(out / "last.pt")
        net.load_state_dict(last["net"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, curve = last["average"], last["step"], last["curve"]
        before, cpu_before = last["seconds"], last["cpuSeconds"]

    started, losses, progress = time.time(), [], 0.0
    cpu_before -= time.process_time()
    while progress < 1:
        seconds = before + time.time() - started
        progress = max((step + 1) / iters, seconds / 60 / args.minutes)
        for group in optimiser.param_groups:
            group["lr"] = rate(step, progress, config)
        rng = np.random.default_rng([args.seed, step])
        low, high = (torch.from_numpy(a).to(memory_format=torch.channels_last)
                     for a in data.batch(pairs, rng, config, ranges))
        low_precision = config["bf16"] and progress < 0.9
        with torch.autocast("cpu", torch.bfloat16) if low_precision else nullcontext():
            y = net(low)
        loss = (F.mse_loss if progress > config["mseFrom"] else F.l1_loss)(y.float(), high)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), config["clip"])
        optimiser.step()
        decay = min(config["ema"], (step + 1) / (step + 10))
        for key, value in net.state_dict().items():
            average[key].lerp_(value, 1 - decay)
        losses.append(loss.item())
        step += 1
        if step % config["report"] == 0 or progress >= 1:
            cpu = cpu_before + time.process_time()
            point = {"step": step, "seconds": round(seconds), "cpuSeconds": round(cpu),
                     "loss": round(sum(losses) / len(losses), 6),
                     "validationPsnrY": round(validate(average, config, held), 3)}
            curve.append(point)
            losses = []
            print(json.dumps(point), flush=True)
            save(out / "last.pt", config=config, net=net.state_dict(), optimiser=optimiser.state_dict(),
                 average=average, step=step, seconds=seconds, cpuSeconds=cpu, curve=curve, seed=args.seed)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
