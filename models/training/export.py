"""Merge a checkpoint, write models/<id>.onnx and its manifest entry.

    python export.py --checkpoint /tmp/gy-train/photo-x2/last.pt

The file is checked against onnxruntime (< 1e-4, an odd shape and a batch included) and scored
on the evaluation sets (degraded as its configuration says) before file and manifest replace the old ones.
"""
import argparse
import hashlib
import json
import os
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch

import data
from blocks import Chain
from evaluate import OnnxNet, table

MODELS = data.REPO / "models"
CONFIGS = Path(__file__).parent / "configs"  # description, default and evaluation may change after training
OPSET, TOLERANCE = 17, 1e-4
SHAPES = ((1, 3, 96, 128), (1, 3, 33, 47), (2, 3, 20, 17))


def load(checkpoint):
    """(merged network, configuration) of a training checkpoint, averaged weights."""
    state = torch.load(checkpoint)
    config = json.loads((CONFIGS / f"{state['config']['id']}.json").read_text()) | state["config"]
    net = Chain(config["blocks"], config["channels"], config["scale"])
    net.load_state_dict(state["average"])
    return net.merge(), config


def write_onnx(net, path):
    """ONNX with input x and output y, both N×3×H×W float 0..1, N, H and W free."""
    free = {0: "n", 2: "h", 3: "w"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(net, torch.rand(1, 3, 32, 32), path, opset_version=OPSET, dynamo=False,
                          input_names=["x"], output_names=["y"], dynamic_axes={"x": free, "y": free})


def verify(net, path):
    """Largest difference between torch and onnxruntime; raises above the tolerance."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    worst = 0.0
    for shape in SHAPES:
        x = torch.rand(shape, generator=torch.Generator().manual_seed(1))
        with torch.inference_mode():
            y = net(x).numpy()
        worst = max(worst, float(np.abs(session.run(["y"], {"x": x.numpy()})[0] - y).max()))
    if worst >= TOLERANCE:
        raise RuntimeError(f"onnxruntime differs from torch by {worst:.2e}")
    return worst


def trained_on(config):
    """Every set behind the weights, those of the network it started from included."""
    return [*config["sets"], *config.get("startedFrom", {})]


def entry(net, config, blob, metrics):
    """The manifest entry (see models/MODEL_CARDS.md for the meaning of the figures)."""
    weights = sum(conv.weight.numel() for conv in net.convs)
    plane = {"channels": 3, "range": [0, 1], "colour": "rgb"}
    return {
        "id": config["id"], "task": "upscale", "file": f"{config['id']}.onnx",
        "sha256": hashlib.sha256(blob).hexdigest(), "bytes": len(blob),
        "scale": config["scale"], "style": config["style"], "level": config["level"], "layout": "NCHW",
        "input": {"name": "x", **plane}, "output": {"name": "y", **plane},
        "halo": net.halo, "params": sum(p.numel() for p in net.parameters()), "macsPerInputPixel": weights,
        "opset": OPSET, "licence": "MIT", "default": config["default"],
        "trainedOn": [data.LABELS[name] for name in trained_on(config)],
        "metrics": metrics, "description": config["description"],
    }


def replace(path, content):
    """Atomic write beside the target."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    args = parser.parse_args()
    net, config = load(args.checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "net.onnx")
        write_onnx(net, path)
        difference = verify(net, path)
        blob = Path(path).read_bytes()
        rows = table({"net": OnnxNet(path)}, config["scale"], trained_on(config), config["evaluate"],
                     config.get("degrade"))
    figures = {name: row["net"] for name, row in rows.items()}

    manifest_path = MODELS / "manifest.json"
    manifest = json.loads(manifest_path.read_text()) if manifest_path.exists() else {"version": 1, "models": []}
    others = [m for m in manifest["models"] if m["id"] != config["id"]]
    manifest["models"] = sorted([*others, entry(net, config, blob, figures)], key=lambda m: (not m["default"], m["id"]))
    replace(MODELS / f"{config['id']}.onnx", blob)
    replace(manifest_path, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    print(f"{config['id']}: {len(blob)} bytes, onnxruntime within {difference:.1e}", json.dumps(figures))


if __name__ == "__main__":
    main()
