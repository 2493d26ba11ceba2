"""Writes models/face-detect.onnx and its manifest entry.

    python -m face.export [--checkpoint FILE] [--look FOLDER]

The threshold is set on the validation share; figures are those of the stored file on the held-out share, against the
teacher. `--look` also draws boxes on the old photographs, which have no ground truth, for a person to look at.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image, ImageDraw

import data
from graph import OPSET
from publish import publish

from .boxes import once
from .detect import MULTIPLE, boxes_of, careful, figures, seen
from .graph import build
from .net import STRIDE, Detector
from .pictures import shares
from .train import opened

TRAINED_ON = ["Clothing co-parsing", "vikram290 people", "ImageNet sample (one picture a class)", "BSDS500 train",
              "Multi-class Weather Dataset", "WEAPD rain and snow", "Intel scenes",
              "distilled from UltraFace RFB-320 (MIT)"]
TOLERANCE = 0.1  # largest difference of a likelihood that storing in bytes may make
LEAST = 1 / 32  # of the picture's longer side: what is smaller cannot be told from a leaf or a letter
LARGE = 1 / 12  # the same of a face that is worth being drawn anew


def load(checkpoint):
    """(network with averaged weights in evaluation mode, its checkpoint)."""
    state = torch.load(checkpoint)
    net = Detector(state["config"]["widths"], state["config"]["head"]).eval()
    net.load_state_dict(state["average"])
    return net, state


def count(net):
    """Numbers in the stored file."""
    units = [unit for unit in net.modules() if hasattr(unit, "merged")]
    return sum(part.numel() for unit in units for part in unit.merged()) + sum(p.numel() for p in net.out.parameters())


def logits(y):
    """The planes of the stored file (5×h×w) as those of the network."""
    likely = np.clip(y[:1], 1e-6, 1 - 1e-6)
    return np.concatenate([np.log(likely / (1 - likely)), y[1:3] / STRIDE, np.log(y[3:] / STRIDE)])


def found(session, picture, side):
    """N×5 boxes with scores, looked for as the product does: at half the size (faces that fill the picture), at `side`,
    and at twice the size where there is more."""
    views = []
    for size in (side // 2, side, 2 * side):
        x, ratio = seen(picture, size)
        views.append(boxes_of(logits(session.run(["y"], {"x": x})[0][0]), ratio))
        if ratio == 1:
            break
    boxes = np.concatenate(views)
    return once(boxes[boxes[:, 2:4].max(1) >= LEAST * max(picture.size)])


def answers(session, items, side):
    return [(found(session, picture, side), faces, doubtful) for picture, faces, doubtful in items]


def at_least(results, pictures, share):
    """The results without what is smaller than `share` of its picture's longer side; such faces become doubtful."""
    out = []
    for (boxes, faces, doubtful), picture in zip(results, pictures):
        big = [part[:, 2:4].max(1) >= share * max(picture.size) for part in (boxes, faces)]
        out.append((boxes[big[0]], faces[big[1]], np.concatenate([doubtful, faces[~big[1]]])))
    return out


def best_threshold(results):
    """The likelihood (0.2 to 0.7) at which `careful` is best."""
    return float(max(np.round(np.arange(0.2, 0.71, 0.02), 2), key=lambda least: careful(figures(results, least))))


def look(session, side, least, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for path in data.pictures(data.DATA / "eval" / "oldphotos"):
        picture = Image.open(path).convert("RGB")
        draw = ImageDraw.Draw(picture)
        for left, top, width, height, score in found(session, picture, side):
            if score >= least:
                draw.rectangle([left, top, left + width, top + height], outline=(0, 255, 0), width=3)
                draw.text((left + 4, top + 2), f"{score:.2f}", fill=(255, 255, 0))
        picture.thumbnail((512, 512))
        picture.save(folder / f"{path.stem}.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-restore/face-detect/last.pt"))
    parser.add_argument("--look", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, state = load(args.checkpoint)
    config, parts = state["config"], shares()
    side = config["seen"]
    blob = build(net).SerializeToString()
    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])

    watched = opened(parts["validation"])
    results = at_least(answers(session, watched, side), [item[0] for item in watched], LEAST)
    least = best_threshold(results)
    x, _ = seen(watched[0][0], side)
    with torch.inference_mode():
        expected = torch.sigmoid(net(torch.from_numpy(x))[0, 0]).numpy()
    difference = float(np.abs(session.run(["y"], {"x": x})[0][0, 0] - expected).max())
    if difference > TOLERANCE:
        raise RuntimeError(f"the stored network differs by {difference:.3f}")

    held = opened(parts["held"])
    results = answers(session, held, side)
    pictures, without = [item[0] for item in held], [f for f, faces, _ in results if not len(faces)]
    metrics = {
        "held": {"pictures": len(held)} | figures(at_least(results, pictures, LEAST), least),
        "large": figures(at_least(results, pictures, LARGE), least),
        "withoutFaces": {"pictures": len(without),
                         "found": round(float(np.mean([(f[:, 4] >= least).any() for f in without])), 4)},
    }
    entry = publish(blob, {
        "id": "face-detect", "task": "face-detect", "side": side, "stride": STRIDE, "multiple": MULTIPLE,
        "threshold": round(least, 2), "params": count(net), "opset": OPSET, "licence": "MIT", "default": True, "trainedOn": TRAINED_ON, "metrics": metrics,
        "description": config["description"],
    })
    print(f"face-detect: {entry['bytes']} bytes, stored within {difference:.3f}", json.dumps(metrics))
    if args.look:
        look(session, side, least, args.look)


if __name__ == "__main__":
    main()
