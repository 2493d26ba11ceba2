"""The verse network as an ONNX graph that writes on: keys and values of earlier positions go in and come out.

ids   int64 B×T×W   rows of the table, summed over W (0 adds nothing)
slots int64 P+T     slot of every position so far
past  float 2L×B×H×P×D   keys and values of each layer, P may be 0
logits float B×T×rows, present float 2L×B×H×(P+T)×D
Matrices are stored in bytes with a scale for each row and spread by the graph (onnxruntime folds that when it loads).
"""
import math
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper

sys.path.append(str(Path(__file__).resolve().parents[1]))
from graph import IR_VERSION, OPSET, Graph  # noqa: E402


def rounded(matrix):
    """(bytes, scale by row) of a matrix."""
    scale = np.maximum(np.abs(matrix).max(1, keepdims=True) / 127, 1e-6).astype(np.float16).astype(np.float32)
    return np.rint(matrix / scale).clip(-127, 127).astype(np.int8), scale


class VerseGraph(Graph):
    def bytes(self, matrix, name):
        stored, scale = rounded(matrix)
        plain = self.add("Cast", self.constant(stored, f"{name}.byte"), to=TensorProto.FLOAT)
        return self.add("Mul", plain, self.half(scale, f"{name}.scale"))

    def number(self, values, name):
        return self.constant(np.asarray(values, np.int64), name)

    def linear(self, x, weight, name):
        return self.add("MatMul", x, self.add("Transpose", self.bytes(weight, name), perm=[1, 0]))

    def norm(self, x):
        square = self.add("ReduceMean", self.add("Mul", x, x), axes=[-1], keepdims=1)
        return self.add("Div", x, self.add("Sqrt", self.add("Add", square, self.shared("tiny", np.float32(1e-6)))))

    def shared(self, name, value):
        if not any(c.name == name for c in self.constants):
            self.constant(value, name)
        return name


def build(net):
    """ModelProto of a Verse."""
    state = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    rows, width = state["table.weight"].shape
    heads, size, g = net.blocks[0].heads, width // net.blocks[0].heads, VerseGraph()
    table = g.bytes(state["table.weight"], "table")
    zero, one, three = (g.number([n], f"n{n}") for n in (0, 1, 3))
    before = g.add("Slice", g.add("Shape", "past"), three, g.number([4], "n4"))
    after = g.add("Shape", "slots")
    here = g.add("Slice", "slots", before, after)
    x = g.add("ReduceSum", g.add("Gather", table, "ids"), g.number([2], "n2"), keepdims=0)
    x = g.norm(g.add("Add", x, g.add("Gather", g.half(state["slot"], "slot"), here)))
    scalar = lambda value: g.add("Squeeze", value, zero)  # noqa: E731
    keys = g.add("Range", g.number(0, "from"), scalar(after), g.number(1, "by"))
    queries = g.add("Unsqueeze", g.add("Slice", keys, before, after), one)
    future = g.add("Mul", g.add("Cast", g.add("Greater", keys, queries), to=TensorProto.FLOAT),
                   g.shared("never", np.float32(-1e4)))
    apart = g.number([0, 0, heads, size], "apart")
    together = g.number([0, 0, width], "together")
    kept = []
    for n in range(len(net.blocks)):
        part = lambda name: state[f"blocks.{n}.{name}"]  # noqa: E731, B023
        h = g.norm(x)
        split = lambda name: g.add("Transpose", g.add("Reshape", g.linear(h, part(f"{name}.weight"), f"{name}{n}"), apart),  # noqa: E731, B023, E501
                                   perm=[0, 2, 1, 3])
        q, k, v = split("q"), split("k"), split("v")
        old = [g.add("Gather", "past", g.number(2 * n + i, f"layer{n}.{i}"), axis=0) for i in (0, 1)]
        k, v = (g.add("Concat", o, new, axis=2) for o, new in zip(old, (k, v)))
        kept += [g.add("Unsqueeze", each, zero) for each in (k, v)]
        bias = g.add("Gather", g.add("Gather", g.half(part("bias"), f"bias{n}"), here, axis=1), "slots", axis=2)
        scores = g.add("MatMul", q, g.add("Transpose", k, perm=[0, 1, 3, 2]))
        scores = g.add("Add", g.add("Mul", scores, g.shared("root", np.float32(1 / math.sqrt(size)))),
                       g.add("Add", bias, future))
        mixed = g.add("Transpose", g.add("MatMul", g.add("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        x = g.add("Add", x, g.linear(g.add("Reshape", mixed, together), part("o.weight"), f"o{n}"))
        up = g.add("Relu", g.linear(g.norm(x), part("up.weight"), f"up{n}"))
        x = g.add("Add", x, g.linear(g.add("Mul", up, up), part("down.weight"), f"down{n}"))
    g.add("Concat", *kept, output="present", axis=0)
    scores = g.add("MatMul", g.norm(x), g.add("Transpose", table, perm=[1, 0]))
    g.add("Add", scores, g.half(state["frequency"], "frequency"), output="logits")
    info, layers = helper.make_tensor_value_info, 2 * len(net.blocks)
    inputs = [info("ids", TensorProto.INT64, ["b", "t", "w"]), info("slots", TensorProto.INT64, ["s"]),
              info("past", TensorProto.FLOAT, [layers, "b", heads, "p", size])]
    outputs = [info("logits", TensorProto.FLOAT, ["b", "t", rows]),
               info("present", TensorProto.FLOAT, [layers, "b", heads, "s", size])]
    model = helper.make_model(helper.make_graph(g.nodes, "verse", inputs, outputs, g.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model, full_check=True)
    return model


def through_bytes(net):
    """Rounds a network's weights in place as the file stores them."""
    for name, p in net.named_parameters():
        if p.ndim == 2 and name != "slot":
            stored, scale = rounded(p.detach().numpy())
            p.data = p.new_tensor(stored.astype(np.float32) * scale)
        else:
            p.data = p.data.half().float()
