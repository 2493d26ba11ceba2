"""The loop of the restoring networks: seeded, resumable, its length in CPU minutes (the machine is shared, and a
paused run loses nothing).

Adam, warm-up then cosine, gradient clipping, EMA; bf16 except for the last tenth. A task brings its network, a function
of (generator, configuration) for a batch, its loss, and a validation on pictures held out.
"""
import argparse
import json
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch

from train import rate, save

CONFIGS = Path(__file__).parent.parent / "configs"


def arguments(about):
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--cpu-minutes", type=float, help="length of the run; default from the configuration")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="begin with the averaged weights of this checkpoint")
    parser.add_argument("--out", type=Path, help="default /tmp/gy-restore/<id>")
    return parser.parse_args()


def configuration(name):
    return json.loads((CONFIGS / f"{name}.json").read_text())


def averaged(state, net):
    """`net` with the averaged weights of a checkpoint, for validation and export."""
    net.load_state_dict(state)
    return net.eval()


def train(args, config, make, batch, loss_of, validate):
    """`make(config)` is the untrained network, `batch(rng, config)` a tuple of float arrays (input first),
    `loss_of(y, batch, progress)` a scalar, `validate(net)` a dictionary of figures for the curve."""
    minutes = args.cpu_minutes or config["cpuMinutes"]
    out = args.out or Path("/tmp/gy-restore") / config["id"]
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    net = make(config).to(memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start)["average"])
    optimiser = torch.optim.Adam(net.parameters(), lr=config["lr"], betas=(0.9, 0.99))
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, before, curve = 0, 0.0, []
    if (out / "last.pt").exists():
        last = torch.load(out / "last.pt")
        net.load_state_dict(last["net"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, before, curve = last["average"], last["step"], last["cpuSeconds"], last["curve"]

    before -= time.process_time()
    losses, progress, reported = [], 0.0, before + time.process_time()
    while progress < 1:
        cpu = before + time.process_time()
        progress = cpu / 60 / minutes
        for group in optimiser.param_groups:
            group["lr"] = rate(step, progress, config)
        arrays = batch(np.random.default_rng([args.seed, step]), config)
        tensors = [torch.from_numpy(a).to(memory_format=torch.channels_last) for a in arrays]
        with torch.autocast("cpu", torch.bfloat16) if progress < 0.9 else nullcontext():
            y = net(tensors[0])
        loss = loss_of(y.float(), tensors, progress)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), config["clip"])
        optimiser.step()
        step += 1
        decay = min(config["ema"], step / (step + 10))
        for key, value in net.state_dict().items():
            average[key].lerp_(value, 1 - decay) if value.is_floating_point() else average[key].copy_(value)
        losses.append(loss.item())
        if cpu - reported > config["report"] or progress >= 1:
            figures = validate(averaged(average, make(config)))
            curve.append({"step": step, "cpuSeconds": round(cpu), "loss": round(float(np.mean(losses)), 5)}
                         | {name: round(float(value), 4) for name, value in figures.items()})
            losses, reported = [], cpu
            print(json.dumps(curve[-1]), flush=True)
            save(out / "last.pt", config=config, net=net.state_dict(), optimiser=optimiser.state_dict(),
                 average=average, step=step, cpuSeconds=before + time.process_time(), curve=curve, seed=args.seed)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (out / "run.json").write_text(json.dumps(run, indent=1) + "\n")
