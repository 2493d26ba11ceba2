"""Writes models/matte.onnx and its manifest entry.

    python -m matte.export [--checkpoint FILE]

Figures are those of the stored file on held-out people and held-out montages, at the side the product asks for.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from dense.export import difference, load, put, session_of
from dense.split import files

from .graph import build
from .pictures import Pictures, held_montages, photographed, whole
from .portraits import held_portraits
from .train import alpha_of, overlap

TOLERANCE = 0.04  # mean difference of alpha that storing in bytes may make
MONTAGES = 200
TRAINED_ON = ["Clothing co-parsing", "vikram290 people", "person cut-outs", "Fluent 3D emoji (MIT) before photographs"]


def measured(session, pairs):
    """Mean and worst-tenth IoU at one half, and mean absolute error, of [(x, alpha)]."""
    guesses = [torch.from_numpy(session.run(["y"], {"x": x.numpy()})[0]) for x, _ in pairs]
    scores = np.array([overlap(guess, alpha) for guess, (_, alpha) in zip(guesses, pairs)])
    return {"pictures": len(pairs), "iou": round(float(scores.mean()), 4), "iouTenth": round(float(np.quantile(scores, 0.1)), 4),
            "error": round(float(np.mean([(g - a).abs().mean() for g, (_, a) in zip(guesses, pairs)])), 4)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-train/matte/last.pt"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, config = load(args.checkpoint)
    blob = build(net).SerializeToString()
    session = session_of(blob)
    moved = difference(session, 3, lambda x: alpha_of(net(x)))
    if moved > TOLERANCE:
        raise RuntimeError(f"the stored network differs by {moved:.3f}")
    side = config["side"]
    people = {folder: [whole(photographed(path), side) for path, _ in files({folder: 1}, held=True)] for folder in config["people"]}
    held = Pictures(config, held=True)
    montages = [whole(pair, side) for pair in held_montages(held, MONTAGES, side, config)]
    portraits = [whole(pair, side) for pair in held_portraits(held, side)]
    metrics = {"people": measured(session, [pair for pairs in people.values() for pair in pairs]),
               "portraits": measured(session, portraits), "montages": measured(session, montages),
               "byFolder": {folder: measured(session, pairs) for folder, pairs in people.items()}}
    entry = put(blob, net, config, {"side": side, "trainedOn": TRAINED_ON, "metrics": metrics})
    print(f"{entry['bytes']} bytes, stored within {moved:.4f}", json.dumps(metrics))


if __name__ == "__main__":
    main()
