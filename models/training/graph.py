"""A merged Chain as an ONNX graph: plain, or with 8-bit convolutions in the middle.

Weights are stored as 16-bit floats and cast by the graph (onnxruntime folds the casts when it loads): half
the file, and the network that is scored is the rounded one. Input x, output y, N×P×H×W float 0..1.
"""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 17  # DepthToSpace and QuantizeLinear (per channel) as every runtime since 2021 knows them
IR_VERSION = 8
LEAK = 0.1


def as_bytes(kernel):
    """(int8 values, scales by output channel) of a kernel O×…; their product is what is stored."""
    across = tuple(range(1, kernel.ndim))
    scales = np.maximum(np.abs(kernel).max(across, keepdims=True), 1e-12).astype(np.float32) / 127
    return np.rint(kernel / scales).astype(np.int8), scales


class Graph:
    """Collects nodes and constants."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, values, name):
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def half(self, values, name):
        """A float constant that is stored with 16 bits."""
        return self.add("Cast", self.constant(values.astype(np.float16), f"{name}.half"), to=TensorProto.FLOAT)

    def in_bytes(self, kernel, name):
        """A float kernel that is stored as bytes; the engine folds the dequantisation when it loads."""
        values, scales = as_bytes(kernel)
        return self.add("DequantizeLinear", self.constant(values, name),
                        self.constant(scales.flatten(), f"{name}.scale"),
                        self.constant(np.zeros(len(scales), np.int8), f"{name}.zero"), axis=0)

    def add(self, kind, *inputs, output=None, **attributes):
        self.count += 1
        output = output or f"t{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def step(self, scale, zero, name):
        """(scale, zero point) constants of a tensor of unsigned bytes."""
        return (self.constant(np.float32(scale), f"{name}.scale"), self.constant(np.uint8(zero), f"{name}.zero"))

    def rounded(self, tensor, step):
        """A tensor through bytes and back."""
        return self.add("DequantizeLinear", self.add("QuantizeLinear", tensor, *step), *step)


def int8_conv(graph, tensor, conv, scales, step, name):
    """A convolution with weights in bytes, scales by output channel; the tensor has been through bytes with `step`."""
    weight, bias = (p.detach().numpy() for p in (conv.weight, conv.bias))
    columns = graph.constant(scales.astype(np.float32), f"{name}.weight.scale")
    zeros = graph.constant(np.zeros(len(scales), np.int8), f"{name}.weight.zero")
    stored = graph.constant(np.rint(weight / scales[:, None, None, None]).astype(np.int8), f"{name}.weight")
    kernel = graph.add("DequantizeLinear", stored, columns, zeros, axis=0)
    fine = scales.astype(np.float32) * np.float32(step["scale"])
    bias_scale = graph.constant(fine, f"{name}.bias.scale")
    bias_zero = graph.constant(np.zeros(len(scales), np.int32), f"{name}.bias.zero")
    bias = graph.constant(np.rint(bias / fine).astype(np.int32), f"{name}.bias")
    return graph.add("Conv", tensor, kernel, graph.add("DequantizeLinear", bias, bias_scale, bias_zero, axis=0),
                     kernel_shape=[3, 3], pads=[1, 1, 1, 1])


def plain_conv(graph, tensor, conv, name, in_bytes=False):
    weight, bias = (p.detach().numpy() for p in (conv.weight, conv.bias))
    kernel = (graph.in_bytes if in_bytes else graph.half)(weight, f"{name}.weight")
    return graph.add("Conv", tensor, kernel, graph.half(bias, f"{name}.bias"),
                     kernel_shape=[3, 3], pads=[1, 1, 1, 1])


def build(net, steps=None, in_bytes=False):
    """ModelProto of a merged Chain. `steps` (quantise.py) makes the convolutions between head and tail 8-bit:
    {"inputs": […], "sums": […]} of {scale, zero}, and "weights", a list of scales by output channel."""
    graph, y, last = Graph(), "x", len(net.convs) - 1
    for index, conv in enumerate(net.convs):
        name = f"c{index}"
        if steps and 0 < index < last:
            entry = steps["inputs"][index - 1]
            y = graph.rounded(y, graph.step(entry["scale"], entry["zero"], f"{name}.in"))
            y = int8_conv(graph, y, conv, steps["weights"][index - 1], entry, name)
            total = steps["sums"][index - 1]
            y = graph.rounded(y, graph.step(total["scale"], total["zero"], f"{name}.sum"))
        else:
            if steps and index == last:
                entry = steps["inputs"][-1]
                y = graph.rounded(y, graph.step(entry["scale"], entry["zero"], f"{name}.in"))
            y = plain_conv(graph, y, conv, name, in_bytes and 0 < index < last)
        if index < last:
            y = graph.add("LeakyRelu", y, alpha=LEAK)
    skip = graph.constant(net.skip.numpy().astype(np.int64), "skip")
    y = graph.add("Add", y, graph.add("Gather", "x", skip, axis=1))
    graph.add("DepthToSpace", y, output="y", blocksize=net.scale, mode="CRD")
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", net.planes, h, w])
            for name, h, w in (("x", "h", "w"), ("y", "H", "W"))]
    model = helper.make_model(helper.make_graph(graph.nodes, "chain", ends[:1], ends[1:], graph.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model, full_check=True)
    return model
