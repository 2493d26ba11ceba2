"""Writes one of the networks and its entry into models/, measured as it is stored.

    python -m restore.export repair|scratch-mask|scratch-fill|defog [--checkpoint FILE] [--pictures N] [--dry]
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from graph import OPSET
from publish import publish

from . import measure, restore_graph
from .defog_net import defog_of
from .fill_net import fill_of
from .loop import averaged, configuration
from .mask_net import mask_of
from .repair_net import repair_of

TASKS = {
    "repair": (repair_of, restore_graph.repair, measure.repair),
    "scratch-mask": (mask_of, restore_graph.mask, measure.mask),
    "scratch-fill": (fill_of, restore_graph.fill, measure.fill),
    "defog": (defog_of, restore_graph.defog, measure.defog),
}


def load(path, make):
    """(network, configuration) of a checkpoint, averaged weights; a chain of Rep blocks is merged."""
    state = torch.load(path)
    net = averaged(state["average"], make(state["config"]))
    return (net.merge() if hasattr(net, "merge") else net), configuration(state["config"]["id"]) | state["config"]


def runner(blob):
    """The stored network as a function of an array, one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])
    return lambda x: session.run(["y"], {"x": np.ascontiguousarray(x, np.float32)})[0]


def geometry(net, config):
    """The contract's fields: what sizes the network takes and how far it looks."""
    fields = {"multiple": config["multiple"]} | ({"side": config["side"]} if "side" in config else {})
    return fields | ({"halo": net.halo + net.halo % 2} if config["task"] != "defog" else {})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--pictures", type=int, help="measure on so many of each set only")
    parser.add_argument("--dry", action="store_true", help="print the figures and change nothing")
    args = parser.parse_args()
    torch.set_num_threads(1)
    make, build, figures = TASKS[args.task]
    net, config = load(args.checkpoint or Path("/tmp/gy-restore") / args.task / "last.pt", make)
    blob = build(net).SerializeToString()
    metrics = figures(runner(blob), **({"limit": args.pictures} if args.pictures else {}))
    print(f"{args.task}: {len(blob)} bytes", json.dumps(metrics))
    if args.dry:
        return
    publish(blob, {
        "id": args.task, "task": args.task, **geometry(net, config), "layout": "NCHW",
        "params": sum(p.numel() for p in net.parameters()), "opset": OPSET, "licence": "MIT", "default": True,
        "trainedOn": config["trainedOn"], "metrics": metrics, "description": config["description"],
    })


if __name__ == "__main__":
    main()
