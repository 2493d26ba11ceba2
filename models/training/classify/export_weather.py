"""Writes models/weather.onnx and its manifest entry.

    python -m classify.export_weather [--checkpoint FILE] [--unbiased FILE]

The temperature is set on the validation share; figures are those of the stored file on the held-out share, by
source and class. `--strange` adds how networks see a source of rain that they were not trained on
(train_weather.py --without SOURCE:rainy).
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from graph import OPSET
from publish import publish

from .calibrate import calibration_error, softmax, temperature
from .crops import opened, whole
from .graph import build
from .net import classifier_of
from .weather import CLASSES, shares

TRAINED_ON = ["Multi-class Weather Dataset (Ajayi 2018)", "WEAPD rain and snow (Xiao 2021)",
              "Intel scenes, weather named by eye"]
TOLERANCE = 0.35  # largest difference of a logit that storing in bytes may make


def load(checkpoint):
    """(network in evaluation mode, its checkpoint)."""
    state = torch.load(checkpoint)
    net = classifier_of(state["config"]).eval()
    net.load_state_dict(state["average"])
    return net, state


def squares(items, side):
    """[(path, source, class)] as (N×3×S×S, sources, classes)."""
    x = np.stack([whole(opened(path), side) for path, _, _ in items])
    return x, [source for _, source, _ in items], np.array([kind for _, _, kind in items])


def logits_of(net, x):
    with torch.inference_mode():
        return torch.cat([net(part) for part in torch.from_numpy(x).split(64)]).numpy()


def by_source(right, sources, classes):
    """{"source class": {"pictures", "accuracy"}}."""
    rows = {}
    for source, kind in sorted(set(zip(sources, classes.tolist()))):
        here = np.array([s == source and k == kind for s, k in zip(sources, classes)])
        rows[f"{source}: {CLASSES[kind]}"] = {"pictures": int(here.sum()), "accuracy": round(float(right[here].mean()), 4)}
    return rows


def strange_rain(path, x, sources, classes):
    """(source, share of its rain that a network sees which was trained without it)."""
    net, state = load(path)
    source = state["without"].split(":")[0]
    here = np.array([s == source and CLASSES[k] == "rainy" for s, k in zip(sources, classes)])
    return source, round(float((logits_of(net, x[here]).argmax(1) == classes[here]).mean()), 4)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-seeing/weather/last.pt"))
    parser.add_argument("--strange", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, state = load(args.checkpoint)
    config, parts = state["config"], shares()
    side = config["side"]
    x, _, classes = squares(parts["validation"], side)
    divisor = temperature(logits_of(net, x), classes)
    blob = build(net, side).SerializeToString()
    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])
    x, sources, classes = squares(parts["held"], side)
    expected, y = logits_of(net, x), session.run(["y"], {"x": x})[0]
    difference = float(np.abs(y - expected).max())
    if difference > TOLERANCE:
        raise RuntimeError(f"the stored network differs by {difference:.3f}")
    right = y.argmax(1) == classes
    metrics = {
        "held": {"pictures": len(classes), "accuracy": round(float(right.mean()), 4),
                 "float": round(float((expected.argmax(1) == classes).mean()), 4),
                 "calibrationError": round(calibration_error(softmax(y / divisor), classes), 4)},
        "bySource": by_source(right, sources, classes),
        "confusion": [[int(((classes == a) & (y.argmax(1) == b)).sum()) for b in range(len(CLASSES))]
                      for a in range(len(CLASSES))],
    }
    metrics["strangeSource"] = dict(strange_rain(path, x, sources, classes) for path in args.strange)
    entry = publish(blob, {
        "id": "weather", "task": "weather", "size": side, "classes": config["classes"],
        "temperature": round(divisor, 3), "params": sum(p.numel() for p in net.parameters()), "opset": OPSET,
        "licence": "MIT", "default": True, "trainedOn": TRAINED_ON, "metrics": metrics,
        "description": config["description"],
    })
    print(f"stored within {difference:.3f}", json.dumps(entry, ensure_ascii=False))


if __name__ == "__main__":
    main()
