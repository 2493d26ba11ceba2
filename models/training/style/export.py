"""Writes models/style.onnx, its manifest entry and the previews public/styles/<id>.webp.

    python -m style.export [--checkpoint FILE] [--no-previews]

Checked against torch for every style. Figures: what each style keeps of held-out pictures and how near it comes to
its paintings, as in training, and for comparison those of the untouched pictures.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

import data
from graph import OPSET
from publish import publish

from .graph import build, rounded
from .loss import LAYERS, Perception, tensor
from .net import transfer_of
from .paintings import sources

CONFIG = Path(__file__).parent.parent / "configs" / "style.json"
PREVIEWS = data.REPO / "public" / "styles"
SAMPLE = data.REPO / "public" / "samples" / "landscape-noon.jpg"
PREVIEW_SIZE = (480, 300)  # painted at this size, shown smaller
TOLERANCE = 2e-3
TRAINED_ON = ["ImageNet sample", "BSDS500 train", "Intel scenes", "hires-down-crop512", "vikram290 people",
              "paintings of masters who died more than 70 years ago, patterns of our own"]
HELD = ("sr/eval-kodak24", 6, 320)  # folder, pictures, px of the longer side


def load(checkpoint):
    """(network as stored, configuration)."""
    state = torch.load(checkpoint)
    config = state["config"] | {key: json.loads(CONFIG.read_text())[key] for key in ("styles", "description")}
    net = transfer_of(config).eval()
    net.load_state_dict(state["average"])
    return rounded(net), config


def small(path, side):
    """H×W×3 uint8, the longer side at most `side`, both multiples of four."""
    picture = Image.open(path).convert("RGB")
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return np.asarray(picture)[: picture.height // 4 * 4, : picture.width // 4 * 4]


def painter(blob):
    """(H×W×3 uint8, style index) → 1×3×H×W float of the exported file."""
    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])
    return lambda picture, index: torch.from_numpy(
        session.run(["y"], {"x": tensor(picture).numpy(), "style": np.array([index], np.int64)})[0])


def verify(net, paint, count):
    """Largest difference between torch and onnxruntime; raises above the tolerance."""
    worst = 0.0
    for index in range(count):
        picture = np.random.default_rng(index).integers(0, 256, (68, 100, 3), dtype=np.uint8)
        with torch.inference_mode():
            expected = net(tensor(picture), torch.tensor([index]))
        worst = max(worst, float((paint(picture, index) - expected).abs().max()))
    if worst > TOLERANCE:
        raise RuntimeError(f"onnxruntime differs from torch by {worst:.2e}")
    return worst


def figures(paint, config):
    """{style: {"style", "content", "untouched"}}: distances as in training, smaller is nearer."""
    perception = Perception()
    pictures = [small(path, HELD[2]) for path in data.pictures(data.DATA / HELD[0])[: HELD[1]]]
    rows = {}
    for index, style in enumerate(config["styles"]):
        targets, layers = perception.grams(sources(style)), torch.tensor([style.get("layers", LAYERS)])
        seen = []
        for picture in pictures:
            x = tensor(picture)
            content = perception.content(x)
            with torch.inference_mode():
                near, kept, _ = perception.losses(paint(picture, index), content, targets, layers)
                before, _, _ = perception.losses(x, content, targets, layers)
            seen.append([near.item(), kept.item(), before.item()])
        near, kept, before = np.mean(seen, 0)
        rows[style["id"]] = {"style": round(near, 3), "content": round(kept, 3), "untouched": round(before, 3)}
    return rows


def preview(paint, config):
    """A small picture of each style."""
    PREVIEWS.mkdir(parents=True, exist_ok=True)
    picture = np.asarray(Image.open(SAMPLE).convert("RGB").resize(PREVIEW_SIZE, Image.Resampling.LANCZOS))
    for index, style in enumerate(config["styles"]):
        y = paint(picture, index)[0].permute(1, 2, 0).numpy()
        Image.fromarray(np.rint(y * 255).astype(np.uint8)).save(PREVIEWS / f"{style['id']}.webp", quality=82, method=6)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-seeing/style/last.pt"))
    parser.add_argument("--no-previews", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, config = load(args.checkpoint)
    blob = build(net).SerializeToString()
    paint = painter(blob)
    difference = verify(net, paint, len(config["styles"]))
    metrics = figures(paint, config)
    entry = publish(blob, {
        "id": "style", "task": "style", "styles": [{key: s[key] for key in ("id", "zh", "en")} for s in config["styles"]],
        "params": sum(p.numel() for p in net.parameters()), "opset": OPSET, "licence": "MIT", "default": True,
        "trainedOn": TRAINED_ON, "metrics": metrics, "description": config["description"],
    })
    if not args.no_previews:
        preview(paint, config)
    print(f"style: {entry['bytes']} bytes, onnxruntime within {difference:.1e}", json.dumps(metrics))


if __name__ == "__main__":
    main()
