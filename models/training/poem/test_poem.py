"""python -m unittest test_poem   (the tones need DATA, the others nothing)"""
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F

from head import ScoreLoss
from model import Verse, slots
from prepare import DATA
from prosody import Prosody
from verse_graph import build, through_bytes

HAVE_DATA = (DATA / "rhyme").is_dir()
POEM = ("白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼")


def small_net():
    torch.manual_seed(1)
    net = Verse(200, width=64, layers=2, heads=2)
    for p in net.parameters():
        torch.nn.init.normal_(p, std=0.1)
    with torch.no_grad():
        net.table.weight[0] = 0
    return net


class Forms(unittest.TestCase):
    @unittest.skipUnless(HAVE_DATA, "DATA is absent")
    def test_a_known_poem_has_its_rhyme_and_pattern(self):
        prosody = Prosody(DATA / "rhyme")
        self.assertEqual(prosody.names[prosody.rhyme(POEM)], "十一尤")
        self.assertEqual(prosody.pattern(POEM), 0)
        self.assertIsNone(prosody.pattern(POEM[::-1]))


class Network(unittest.TestCase):
    def test_a_later_character_changes_nothing_before_it(self):
        net, prefix = small_net(), torch.zeros((1, 3, 1), dtype=torch.long)
        text = torch.arange(20)[None] + 70
        other = text.clone()
        other[0, 10:] += 5
        with torch.inference_mode():
            one, two = (net(prefix, t, 5)[0, :11] for t in (text, other))
        self.assertTrue(torch.equal(one, two))

    def test_the_loss_in_pieces_is_the_whole_loss_with_its_gradients(self):
        hidden, table, frequency = (torch.randn(shape, requires_grad=True) for shape in ((300, 16), (50, 16), (50,)))
        target = torch.randint(0, 50, (300,))
        F.cross_entropy(F.linear(hidden, table) + frequency, target).backward()
        wanted = [p.grad.clone() for p in (hidden, table, frequency)]
        for p in (hidden, table, frequency):
            p.grad = None
        ScoreLoss.apply(hidden, table, frequency, target, False).backward()
        for p, grad in zip((hidden, table, frequency), wanted):
            self.assertTrue(torch.allclose(p.grad, grad, atol=1e-6))

    def test_the_file_says_what_the_rounded_network_says(self):
        net = small_net()
        through_bytes(net)
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "net.onnx")
            onnx.save(build(net), path)
            session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        prefix, text = torch.zeros((2, 3, 1), dtype=torch.long), torch.randint(64, 200, (2, 20))
        with torch.inference_mode():
            wanted = net(prefix, text, 5).numpy()
        ids = np.concatenate([prefix.numpy(), text.numpy()[:, :, None]], 1)
        past = np.zeros((4, 2, 2, 0, 32), np.float32)
        got = session.run(["logits"], {"ids": ids, "slots": slots(5)[: ids.shape[1]].numpy(), "past": past})[0]
        self.assertLess(np.abs(got[:, 2:] - wanted).max(), 1e-4)


if __name__ == "__main__":
    unittest.main()
