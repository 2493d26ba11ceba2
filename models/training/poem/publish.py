"""models/poem.onnx, its manifest entry, and the facts that server/poetry/data ships.

    python publish.py [--checkpoint /tmp/gy-verse/last.pt]

Checked against onnxruntime (whole, and character by character from kept keys and values) before anything is replaced.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from batches import Batches
from corpus import simplified
from verse_graph import build, through_bytes
from model import FIRST_CHARACTER, Verse, slots
from prepare import DATA, REPO
from prosody import Prosody
from train import perplexities

sys.path.append(str(Path(__file__).resolve().parents[1]))
from export import published, replace  # noqa: E402
from graph import OPSET  # noqa: E402

FACTS = REPO / "server" / "poetry" / "data"
TOLERANCE = 2e-3  # of a logit; bytes are the same on both sides
WORDS = 9000  # commonest words that the product knows


def verify(net, path, batches):
    """Largest difference of a logit between torch and onnxruntime; raises above the tolerance."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    form, prefix, text, _ = next(batches.held(True, 4))
    with torch.inference_mode():
        wanted = net(prefix, text, form).numpy()
    where, size = slots(form)[: 3 + text.shape[1]].numpy(), net.table.weight.shape[1] // net.blocks[0].heads
    past = np.zeros((2 * len(net.blocks), len(prefix), net.blocks[0].heads, 0, size), np.float32)
    feed = {"ids": prefix.numpy(), "slots": where[:3], "past": past}
    got, past = session.run(["logits", "present"], feed)
    found = [got[:, 2:]]
    for step in range(text.shape[1]):
        feed = {"ids": text.numpy()[:, step : step + 1, None], "slots": where[: 4 + step], "past": past}
        got, past = session.run(["logits", "present"], feed)
        found.append(got)
    worst = float(np.abs(np.concatenate(found, 1) - wanted).max())
    if worst > TOLERANCE:
        raise RuntimeError(f"onnxruntime differs from torch by {worst:.2e}")
    return worst


def characters_file(vocabulary, prosody):
    """Characters by row, their tones (1 level, 2 oblique, 3 either), level rhymes, words, traditional forms."""
    rhymes = {name: "".join(c for c in vocabulary["characters"] if n in prosody.classes.get(c, []))
              for n, name in enumerate(prosody.names)}
    tones = "".join(str(prosody.tone.get(c, 0)) for c in vocabulary["characters"])
    words = "".join(list(vocabulary["words"])[:WORDS])
    return {"characters": vocabulary["characters"], "tones": tones, "rhymes": rhymes, "words": words,
            "traditional": traditional(set(vocabulary["characters"]))}


def traditional(known):
    """Pairs of a traditional character and the simplified one that the network knows instead."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    pairs = zip(han, simplified("\n".join(han)).split("\n"))
    return "".join(old + new for old, new in pairs if old != new and old not in known and new in known)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-verse/last.pt"))
    args = parser.parse_args()
    state = torch.load(args.checkpoint)
    config, batches = state["config"], Batches(args.checkpoint.parent / "corpus.npz", state["config"])
    net = Verse(batches.rows)
    net.load_state_dict(state["average"])
    through_bytes(net)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "poem.onnx")
        onnx.save(build(net), path)
        difference = verify(net, path, batches)
        blob = Path(path).read_bytes()
    vocabulary = json.loads((args.checkpoint.parent / "vocabulary.json").read_text())
    figures = perplexities(net, batches)
    entry = {"id": config["id"], "task": "poem", **published("poem.onnx", blob), "opset": OPSET, "licence": "MIT",
             "params": sum(p.numel() for p in net.parameters()), "rows": batches.rows, "firstCharacter": FIRST_CHARACTER,
             "layers": len(net.blocks), "heads": net.blocks[0].heads,
             "headSize": net.table.weight.shape[1] // net.blocks[0].heads, "default": True,
             "trainedOn": ["chinese-poetry (全唐诗, 全宋诗), lines 2 and 4 rhymed"],
             "metrics": {"perplexity": figures, "characters": state["curve"][-1]["characters"]}}
    FACTS.mkdir(parents=True, exist_ok=True)
    facts = json.dumps(characters_file(vocabulary, Prosody(DATA / "rhyme")), ensure_ascii=False)
    replace(FACTS / "characters.json", (facts + "\n").encode())
    models = REPO / "models"
    manifest = json.loads((models / "manifest.json").read_text())
    manifest["models"] = [*(m for m in manifest["models"] if m["id"] != config["id"]), entry]
    replace(models / "poem.onnx", blob)
    replace(models / "manifest.json", (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    print(f"poem: {len(blob)} bytes, onnxruntime within {difference:.1e}", json.dumps(figures))


if __name__ == "__main__":
    main()
