"""A U-Net as an ONNX graph; kernels are stored as bytes with a scale for each output channel (folded at load)."""
import numpy as np
from onnx import TensorProto, checker, helper

from graph import IR_VERSION, OPSET

from .unet import LEAK


def convolution(graph, x, kernel, bias, name, stride=1):
    """Convolution of stored bytes that keeps the size (or halves it)."""
    size = kernel.shape[-1]
    return graph.add("Conv", x, graph.in_bytes(kernel.float().numpy(), f"{name}.weight"),
                     graph.half(bias.detach().numpy(), f"{name}.bias"),
                     kernel_shape=[size, size], pads=[size // 2] * 4, strides=[stride] * 2)


def unit(graph, x, part, name):
    """A Unit of the U-Net."""
    y = convolution(graph, x, *part.merged(), name, part.conv.stride[0])
    return graph.add("LeakyRelu", y, alpha=LEAK)


def deep(graph, x, net):
    """(deepest features, skips) as UNet.deep."""
    for index, part in enumerate(net.enter):
        x = unit(graph, x, part, f"enter{index}")
    skips = []
    for level, (halve, part) in enumerate(net.down):
        skips.append(x)
        x = unit(graph, unit(graph, x, halve, f"down{level}a"), part, f"down{level}b")
    if net.hint:
        mean = graph.add("GlobalAveragePool", x)
        x = graph.add("Add", x, convolution(graph, mean, net.hint.weight.detach(), net.hint.bias, "hint"))
    return x, skips


def raised(graph, x, skips, net):
    """The decoder, UNet.raised."""
    twice = graph.constant(np.array([1, 1, 2, 2], np.float32), "twice")
    for level, ((enlarge, part), skip) in enumerate(zip(net.up, reversed(skips))):
        x = graph.add("Resize", x, "", twice, mode="nearest", coordinate_transformation_mode="asymmetric",
                      nearest_mode="floor")
        x = graph.add("Add", unit(graph, x, enlarge, f"up{level}a"), skip)
        x = unit(graph, x, part, f"up{level}b")
    return x


def unet(graph, x, net):
    """The whole U-Net on tensor `x`: unbounded N×outputs×H×W."""
    y = raised(graph, *deep(graph, x, net), net)
    return convolution(graph, y, net.leave.weight.detach(), net.leave.bias, "leave")


def model_of(graph, name, inputs, outputs):
    """ModelProto with one input x and one output y of so many channels, any size."""
    ends = [helper.make_tensor_value_info(end, TensorProto.FLOAT, ["n", channels, "h", "w"])
            for end, channels in (("x", inputs), ("y", outputs))]
    model = helper.make_model(helper.make_graph(graph.nodes, name, ends[:1], ends[1:], graph.constants),
                              opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(model, full_check=True)
    return model
