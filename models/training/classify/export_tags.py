"""Writes models/tags.onnx and its manifest entry.

    python -m classify.export_tags [--checkpoint FILE]

Temperature and thresholds are set on the validation share. Figures are those of the stored file on the held-out
share, beside the two baselines whose 1000 classes are gathered by tag.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F

from graph import OPSET
from publish import publish
from teachers import DarknetTiny, SqueezeNet

from .calibrate import calibration_error, softmax, temperature
from .crops import opened, whole
from .export_weather import load, logits_of
from .graph import build
from .tags import PLACES, THINGS, darknet_synsets, grouping, shares, synsets

TRAINED_ON = ["ImageNet sample (one picture a class)", "Intel scenes", "Multi-class Weather Dataset", "WEAPD rain and snow",
              "Clothing co-parsing", "vikram290 people", "person cut-outs", "BSDS500 train", "hires-down-crop512",
              "distilled from SqueezeNet v1.1"]
TOLERANCE = 0.5  # largest difference of a logit that storing in bytes may make
BASELINE_SIDE = 227  # px, what both baselines were made for (224 and 227)
PRECISION = 0.75  # of the tags above a threshold, on the validation share
LEAST = 0.3  # no threshold is lower: photographs of users hold more than these sets
SPECIFIC = 8  # validation pictures from which on a tag gets a threshold of its own


def seen(items, side):
    """Whole pictures N×3×S×S float32."""
    return np.stack([whole(opened(path), side) for path, _, _ in items])


def baseline(net, x, table):
    """Probabilities of a 1000-class network by tag."""
    with torch.inference_mode():
        return torch.cat([net(part).softmax(1) @ table for part in torch.from_numpy(x).split(32)]).numpy()


def baselines(held, table, order, memory):
    """Probabilities by tag of SqueezeNet and Darknet tiny, kept in `memory`: they take a minute."""
    if not memory.exists():
        large = seen(held, BASELINE_SIDE)
        squeeze = baseline(SqueezeNet(), large, table)
        np.savez(memory, squeeze, baseline(DarknetTiny(), F.interpolate(torch.from_numpy(large), 224).numpy(), table[order]))
    return np.load(memory).values()


def five(scores):
    return np.argsort(-scores, 1)[:, :5]


def accuracy(scores, known):
    """Share of the known tags that come first, and among the first five."""
    best = five(scores)
    return {"first": round(float((best[:, 0] == known).mean()), 4),
            "five": round(float((best == known[:, None]).any(1).mean()), 4)}


def agreement(scores, others):
    """Share of pictures whose likeliest tag by `others` is among the five of `scores`."""
    return round(float((five(scores) == others.argmax(1)[:, None]).any(1).mean()), 4)


def lowest(probabilities, right):
    """The lowest threshold above which PRECISION of the pictures are right."""
    for threshold in np.arange(LEAST, 0.95, 0.01):
        above = probabilities >= threshold
        if not above.any() or right[above].mean() >= PRECISION:
            return round(float(threshold), 2)
    return 0.95


def thresholds(probabilities, known):
    """A threshold for each tag: its own where enough pictures of it are known, else one for all."""
    first = probabilities.argmax(1)
    common = lowest(probabilities.max(1), first == known)
    return [lowest(probabilities[first == tag, tag], known[first == tag] == tag)
            if (known == tag).sum() >= SPECIFIC and (first == tag).any() else common
            for tag in range(probabilities.shape[1])]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-seeing/tags/last.pt"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, state = load(args.checkpoint)
    config = state["config"]
    classes, parts, side = config["classes"], shares(config["classes"]), config["side"]

    watched = [item for item in parts["validation"] if item[2] >= 0]
    logits, known = logits_of(net, seen(watched, side)), np.array([tag for _, _, tag in watched])
    divisor = temperature(logits, known)
    limits = thresholds(softmax(logits / divisor), known)

    blob = build(net, side, divisor).SerializeToString()
    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])
    held = parts["held"]
    x = seen(held, side)
    y = session.run(["y"], {"x": x})[0]
    difference = float(np.abs(y - logits_of(net, x) / divisor).max())
    if difference > TOLERANCE:
        raise RuntimeError(f"the stored network differs by {difference:.3f}")

    table, index = grouping(classes), synsets()
    order = [index[name] for name in darknet_synsets()]
    squeeze, darknet = baselines(held, table, order, args.checkpoint.with_name("baselines.npz"))
    known = np.array([tag for _, _, tag in held])
    things, labelled = np.array([folder == THINGS for _, folder, _ in held]), known >= 0
    places = labelled & ~things
    metrics = {
        "agreement": {"things": agreement(y[things], squeeze[things]), "all": agreement(y, squeeze),
                      "darknetThings": agreement(darknet[things], squeeze[things]), "pictures": len(held)},
        "things": {"pictures": int(things.sum()), "ours": accuracy(y[things], known[things]),
                   "squeezenet": accuracy(squeeze[things], known[things]),
                   "darknet": accuracy(darknet[things], known[things])},
        "places": {"pictures": int(places.sum()), "ours": accuracy(y[places], known[places])},
        "byPlace": {tag: accuracy(y[here], known[here])["first"] for tag in sorted({t for t in PLACES.values() if t})
                    if (here := places & (known == [c["id"] for c in classes].index(tag))).any()},
        "calibrationError": round(calibration_error(softmax(y[labelled]), known[labelled]), 4),
    }
    entry = publish(blob, {
        "id": "tags", "task": "tags", "size": side,
        "classes": [{key: c[key] for key in ("id", "zh", "en", "images")} | {"threshold": limit}
                    for c, limit in zip(classes, limits)],
        "params": sum(p.numel() for p in net.parameters()), "opset": OPSET, "licence": "MIT", "default": True,
        "trainedOn": TRAINED_ON, "metrics": metrics, "description": config["description"],
    })
    print(f"tags: {entry['bytes']} bytes, stored within {difference:.3f}", json.dumps(metrics, ensure_ascii=False))


if __name__ == "__main__":
    main()
