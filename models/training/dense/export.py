"""What the exports of dense networks share: the averaged weights, and how far storing in bytes moves the answers."""
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from graph import OPSET
from publish import publish

from .net import dense_of

CONFIGS = Path(__file__).parent.parent / "configs"  # what an export needs beside the weights may change after training
SHAPES = ((1, 64, 96), (2, 48, 48), (1, 320, 256))  # N, H, W


def load(checkpoint):
    """(network in evaluation mode, its configuration)."""
    state = torch.load(checkpoint)
    config = json.loads((CONFIGS / f"{state['config']['id']}.json").read_text())
    config["outputs"] = state["config"]["outputs"]
    net = dense_of(config).eval()
    net.load_state_dict({key[2:]: value for key, value in state["average"].items() if key.startswith("0.")})
    return net, config


def session_of(blob):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])


def difference(session, inputs, answer):
    """Mean absolute difference between the stored network and `answer`, a function of x in torch, over SHAPES."""
    moved = []
    for count, height, width in SHAPES:
        x = torch.rand((count, inputs, height // 8, width // 8), generator=torch.Generator().manual_seed(1))
        x = torch.nn.functional.interpolate(x, size=(height, width), mode="bilinear")
        with torch.inference_mode():
            expected = answer(x).numpy()
        y = session.run(["y"], {"x": x.numpy()})[0]
        if y.shape != expected.shape:
            raise RuntimeError(f"{y.shape} where {expected.shape} was expected")
        moved.append(float(np.abs(y - expected).mean()))
    return max(moved)


def put(blob, net, config, fields):
    """Writes the file and its entry; `fields` are those of the task."""
    return publish(blob, {
        "id": config["id"], "task": config["task"], "multiple": 16, **fields,
        "params": sum(p.numel() for p in net.parameters()), "opset": OPSET, "licence": "MIT", "default": True,
        "description": config["description"],
    })
