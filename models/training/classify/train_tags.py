"""Trains the tags: a small network learns from SqueezeNet what crops show, and from labels what it cannot say.

    python -m classify.train_tags [--minutes M] [--seed S] [--out DIR]

Teacher and pupil see the same crops (Beyer et al. 2022), drawn once, for the teacher costs as much as the pupil. The
target is a mixture of the known tag (share `labelled`) and the teacher's probabilities gathered by tag; a second head,
thrown away later, learns all 1000 of them softened.
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
from PIL import Image

import data
from style.train import stage_at
from teachers import SqueezeNet
from train import save

from .crops import opened, whole
from .net import classifier_of
from .tags import CUTOUTS, THINGS, grouping, recoloured, shares, with_person

CONFIG = Path(__file__).parent.parent / "configs" / "tags.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end (annealed) after this wall time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("/tmp/gy-seeing/tags"))
    return parser.parse_args()


def square(picture, rng, config):
    """A random part (area share `area`, aspect 3:4 to 4:3) at side `teacherSide`: 3×S×S uint8."""
    width, height = picture.size
    share, aspect = rng.uniform(*config["area"]) * width * height, np.exp(rng.uniform(-0.29, 0.29)) * width / height
    w, h = min(width, np.sqrt(share * aspect)), min(height, np.sqrt(share / aspect))
    left, top = rng.uniform(0, width - w), rng.uniform(0, height - h)
    side = config["teacherSide"]
    part = picture.resize((side, side), Image.Resampling.BILINEAR, box=(left, top, left + w, top + h))
    return np.asarray(part).transpose(2, 0, 1)


def taught(parts, config, seed):
    """Crops N×3×S×S uint8, their known tags (−1: none), and what the teacher says of them, N×1000 float16."""
    rng, teacher = np.random.default_rng(seed), SqueezeNet().to(memory_format=torch.channels_last)
    cutouts = [Image.open(path) for path in data.pictures(data.DATA / CUTOUTS)]
    person = [described["id"] for described in config["classes"]].index("person")
    crops, known = [], []
    for path, folder, tag in parts["train"]:
        picture = opened(path)
        for _ in range(config["crops"]["things" if folder == THINGS else "places"]):
            alone = rng.random() >= config["people"]
            shown = picture if alone else with_person(picture, cutouts[rng.integers(len(cutouts))], rng)
            crops.append(square(shown, rng, config))
            known.append(tag if alone else person)
    crops, said = np.stack(crops), []
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(crops), 64):
            x = torch.from_numpy(crops[start : start + 64] / np.float32(255))
            said.append(teacher(x.to(memory_format=torch.channels_last)).float().numpy().astype(np.float16))
    return crops, np.array(known), np.concatenate(said)


def batch(crops, known, said, rng, config):
    """Crops N×3×S×S float32, mirrored at random and recoloured, their known tags and the teacher's logits."""
    chosen = rng.integers(len(crops), size=config["batch"])
    x = crops[chosen]
    mirrored = rng.random(len(x)) < 0.5
    x[mirrored] = x[mirrored][..., ::-1]
    x = recoloured(x / np.float32(255), rng, config["recolour"])
    return torch.from_numpy(x), torch.from_numpy(known[chosen]), torch.from_numpy(said[chosen].astype(np.float32))


def targets(logits, known, table, share):
    """N×tags: the teacher's probabilities by tag, mixed with the known tags."""
    gathered = logits.softmax(1) @ table
    sure = F.one_hot(known.clamp(min=0), table.shape[1]) * (known >= 0)[:, None]
    weight = share * (known >= 0)[:, None]
    return (1 - weight) * gathered + weight * sure


def main():
    args = arguments()
    config = json.loads(CONFIG.read_text())
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    classes, parts = config["classes"], shares(config["classes"])
    memory = args.out / "taught.npz"
    if not memory.exists():
        np.savez(memory, *taught(parts, config, args.seed))
    lessons = list(np.load(memory).values())
    print(f"{len(lessons[0])} crops", flush=True)
    watched = [(whole(opened(path), config["side"]), tag) for path, _, tag in parts["validation"] if tag >= 0]
    table = grouping(classes)

    net = classifier_of(config).to(memory_format=torch.channels_last)
    second = torch.nn.Linear(config["widths"][-1], 1000)
    learned = [*net.parameters(), *second.parameters()]
    optimiser = torch.optim.AdamW(learned, lr=config["lr"], weight_decay=config["decay"])
    average = {k: v.clone() for k, v in net.state_dict().items()}
    step, seconds, cpu, curve = 0, 0.0, 0.0, []
    if (args.out / "last.pt").exists():
        last = torch.load(args.out / "last.pt")
        net.load_state_dict(last["net"])
        second.load_state_dict(last["second"])
        optimiser.load_state_dict(last["optimiser"])
        average, step, seconds, cpu, curve = (last[key] for key in ("average", "step", "seconds", "cpu", "curve"))

    started, cpu, losses, progress = time.time() - seconds, cpu - time.process_time(), [], 0.0
    while progress < 1:
        seconds = time.time() - started
        progress = max((step + 1) / config["iters"], seconds / 60 / args.minutes)
        rate = config["lr"] * min(1, (step + 1) / 100) * (0.01 + 0.495 * (1 + math.cos(math.pi * min(progress, 1))))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, known, said = batch(*lessons, np.random.default_rng([args.seed, step]), config)
        side = stage_at(config["stages"], progress)["side"]
        with torch.autocast("cpu", torch.bfloat16) if config["bf16"] else nullcontext():
            x = F.interpolate(x, size=side, mode="area").to(memory_format=torch.channels_last)
            features = net.dropout(net.features(x))
            tags, detailed = net.head(features).float(), second(features).float()
        soft = config["softness"]
        loss = F.cross_entropy(tags, targets(said, known, table, config["labelled"]))
        loss = loss + F.cross_entropy(detailed / soft, (said / soft).softmax(1))
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
            with torch.inference_mode():
                best = judge(torch.from_numpy(np.stack([x for x, _ in watched]))).topk(5)[1].numpy()
            hits = best == np.array([tag for _, tag in watched])[:, None]
            curve.append({"step": step, "seconds": round(seconds), "cpuSeconds": round(cpu + time.process_time()),
                          "loss": round(float(np.mean(losses)), 4), "first": round(float(hits[:, 0].mean()), 4),
                          "five": round(float(hits.any(1).mean()), 4)})
            losses = []
            print(json.dumps(curve[-1]), flush=True)
            save(args.out / "last.pt", config=config, net=net.state_dict(), second=second.state_dict(),
                 optimiser=optimiser.state_dict(), average=average, step=step, seconds=seconds,
                 cpu=cpu + time.process_time(), curve=curve, seed=args.seed)
    run = {"id": config["id"], "seed": args.seed, "iters": step, "torch": torch.__version__, "curve": curve}
    (args.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
