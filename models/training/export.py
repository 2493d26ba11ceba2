"""Merge a checkpoint, write models/<id>.onnx and its manifest entry.

    python export.py --checkpoint /tmp/gy-train/photo-x2/last.pt

The file is checked against onnxruntime (< 1e-4, an odd shape and a batch included) and scored
on the evaluation sets (degraded as its configuration says) before file and manifest replace the old ones.
An int8.pt beside the checkpoint (quantise.py) becomes <id>.int8.onnx if no set loses more than MOST_LOST.
"""
import argparse
import hashlib
import json
import os
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

import data
from blocks import chain_of
from evaluate import OnnxNet, table
from graph import OPSET, as_bytes, build

MODELS = data.REPO / "models"
CONFIGS = Path(__file__).parent / "configs"  # description, default and evaluation may change after training
TOLERANCE = 1e-4
MOST_LOST = 0.1  # dB that 8 bits may cost on any evaluation set
SHAPES = ((1, 96, 128), (1, 33, 47), (2, 20, 17))  # N, H, W


def load(checkpoint):
    """(merged network, configuration) of a training checkpoint, averaged weights."""
    state = torch.load(checkpoint)
    config = json.loads((CONFIGS / f"{state['config']['id']}.json").read_text()) | state["config"]
    net = chain_of(config)
    net.load_state_dict(state["average"])
    return net.merge(), config


def write_onnx(net, path, steps=None, in_bytes=False):
    """The network's file. Weights are rounded in `net` as they are stored."""
    onnx.save(build(net, steps, in_bytes), path)
    ends = [net.convs[0], net.convs[-1]]
    for conv in ends if steps or in_bytes else net.convs:
        conv.half().float()
    for conv in net.convs[1:-1] if in_bytes else ():
        conv.bias.data = conv.bias.data.half().float()
        values, scales = as_bytes(conv.weight.detach().numpy())
        conv.weight.data = torch.from_numpy(values * scales)


def verify(net, path):
    """Largest difference between torch and onnxruntime; raises above the tolerance."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    worst = 0.0
    for count, height, width in SHAPES:
        x = torch.rand((count, net.planes, height, width), generator=torch.Generator().manual_seed(1))
        with torch.inference_mode():
            y = net(x).numpy()
        worst = max(worst, float(np.abs(session.run(["y"], {"x": x.numpy()})[0] - y).max()))
    if worst >= TOLERANCE:
        raise RuntimeError(f"onnxruntime differs from torch by {worst:.2e}")
    return worst


def trained_on(config):
    """Every set behind the weights, those of the network it started from included."""
    return [*config["sets"], *config.get("startedFrom", {})]


def published(name, blob):
    """How the manifest names a file."""
    return {"file": name, "sha256": hashlib.sha256(blob).hexdigest(), "bytes": len(blob)}


def entry(net, config, blob, metrics):
    """The manifest entry (see models/MODEL_CARDS.md for the meaning of the figures)."""
    weights = sum(conv.weight.numel() for conv in net.convs)
    plane = {"channels": net.planes, "range": [0, 1], "colour": "rgb" if net.planes == 3 else "luma"}
    return {
        "id": config["id"], "task": config.get("task", "upscale"), **published(f"{config['id']}.onnx", blob),
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


def score(path, config):
    """{set: {psnrY, ssimY}} of a file on the evaluation sets of its configuration."""
    rows = table({"net": OnnxNet(path, config.get("planes", 3))}, config["scale"], trained_on(config),
                 config["evaluate"], config.get("degrade"))
    return {name: row["net"] for name, row in rows.items()}


def byte_variant(checkpoint, net, config, plain, folder):
    """(file content, metrics) of the 8-bit variant, or None where there is none or it loses too much."""
    source = checkpoint.with_name("int8.pt")
    if not source.exists():
        return None
    state = torch.load(source, weights_only=False)
    net.load_state_dict(state["net"])
    path = str(Path(folder) / "int8.onnx")
    write_onnx(net, path, state["steps"])
    figures = score(path, config)
    lost = max(plain[name]["psnrY"] - figures[name]["psnrY"] for name in plain)
    print(f"{config['id']} int8: loses up to {lost:.3f} dB", json.dumps(figures))
    return (Path(path).read_bytes(), figures) if lost <= MOST_LOST else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    args = parser.parse_args()
    net, config = load(args.checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "net.onnx")
        write_onnx(net, path, in_bytes=config.get("inBytes", False))
        difference = verify(net, path)
        blob = Path(path).read_bytes()
        figures = score(path, config)
        described = entry(net, config, blob, figures)
        variant = byte_variant(args.checkpoint, net, config, figures, folder)
    if variant:
        name = f"{config['id']}.int8.onnx"
        replace(MODELS / name, variant[0])
        described["int8"] = published(name, variant[0]) | {"metrics": variant[1]}
    manifest_path = MODELS / "manifest.json"
    manifest = json.loads(manifest_path.read_text()) if manifest_path.exists() else {"version": 1, "models": []}
    others = [m for m in manifest["models"] if m["id"] != config["id"]]
    manifest["models"] = sorted([*others, described], key=lambda m: (not m["default"], m["id"]))
    replace(MODELS / f"{config['id']}.onnx", blob)
    replace(manifest_path, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    print(f"{config['id']}: {len(blob)} bytes, onnxruntime within {difference:.1e}", json.dumps(figures))


if __name__ == "__main__":
    main()
