"""python -m unittest test_seeing   (weather, tags, style: no pictures needed but where it is said)"""
import json
import unittest
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

import data
from classify import graph as classifier_graph
from classify import tags, weather
from classify.calibrate import calibration_error, softmax, temperature
from classify.crops import crop, mixed, whole
from classify.net import Classifier
from style import graph as style_graph
from style import patterns
from style.net import Transfer
from style.train import ramp, stage_at

CONFIGS = Path(__file__).parent / "configs"
HAVE_DATA = (data.DATA / tags.THINGS).is_dir()


def config(name):
    return json.loads((CONFIGS / f"{name}.json").read_text())


def session(model):
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def settled(net):
    """A classifier whose normalisation has seen pictures."""
    with torch.no_grad():
        for _ in range(3):
            net.train()(torch.rand(8, 3, 64, 64))
    return net.eval()


class Classifiers(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)

    def test_the_file_answers_what_the_network_does_but_for_the_bytes(self):
        net = settled(Classifier([16, 32], [0, 1], 4))
        x = torch.rand(3, 3, 64, 64)
        y = session(classifier_graph.build(net, 64, temperature=2.0)).run(["y"], {"x": x.numpy()})[0]
        with torch.inference_mode():
            expected = net(x).numpy() / 2
        self.assertLess(np.abs(y - expected).max(), 0.02 * np.abs(expected).max() + 0.01)

    def test_a_network_learns_to_tell_light_from_dark(self):
        rng, net = np.random.default_rng(1), Classifier([16, 32], [0, 0], 2)
        optimiser = torch.optim.AdamW(net.parameters(), lr=0.01)
        for _ in range(40):
            kinds = rng.integers(2, size=16)
            x = torch.from_numpy((rng.random((16, 3, 32, 32)) * 0.4 + 0.6 * kinds[:, None, None, None]).astype(np.float32))
            loss = torch.nn.functional.cross_entropy(net(x), torch.from_numpy(kinds))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        with torch.inference_mode():
            self.assertEqual(net.eval()(torch.full((1, 3, 32, 32), 0.8)).argmax().item(), 1)
            self.assertEqual(net(torch.full((1, 3, 32, 32), 0.2)).argmax().item(), 0)

    def test_crops_repeat_by_seed(self):
        picture = Image.fromarray(np.random.default_rng(2).integers(0, 256, (90, 120, 3), dtype=np.uint8))
        one, two = (crop(picture, np.random.default_rng(3), config("weather")) for _ in range(2))
        self.assertTrue((one == two).all())
        self.assertEqual(whole(picture, 64).shape, (3, 64, 64))

    def test_a_mixed_label_is_the_share_of_the_picture(self):
        x, y = np.zeros((2, 3, 40, 40), np.float32), np.eye(2, dtype=np.float32)
        x[1] = 1
        for seed in range(8):
            z, shares = mixed(x, y, np.random.default_rng(seed))
            self.assertAlmostEqual(float(z[0].mean()), float(shares[0, 1]), places=5)

    def test_a_temperature_cures_overconfidence(self):
        rng = np.random.default_rng(4)
        classes = rng.integers(3, size=600)
        logits = rng.normal(0, 1, (600, 3)) + 1.2 * np.eye(3)[classes]
        divisor = temperature(4 * logits, classes)
        before, after = (calibration_error(softmax(4 * logits / d), classes) for d in (1, divisor))
        self.assertLess(after, before / 2)


class Tags(unittest.TestCase):
    def test_every_imagenet_class_belongs_to_one_tag(self):
        classes = config("tags")["classes"]
        self.assertEqual(tags.grouping(classes).shape, (1000, len(classes)))
        self.assertEqual(tags.indices("3-5,9"), [3, 4, 5, 9])

    def test_places_are_tags(self):
        known = {described["id"] for described in config("tags")["classes"]}
        self.assertLessEqual({tag for tag in tags.PLACES.values() if tag}, known)

    def test_every_tag_has_a_classical_image(self):
        for described in config("tags")["classes"]:
            self.assertTrue(described["images"], described["id"])

    @unittest.skipUnless(HAVE_DATA, "DATA is absent")
    def test_no_held_out_picture_is_trained_on(self):
        for parts in (tags.shares(config("tags")["classes"]), weather.shares()):
            files = [{item[0] for item in items} for items in parts.values()]
            self.assertEqual(len(set.union(*files)), sum(len(part) for part in files))


class Style(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.net = Transfer(3, half=8, quarter=16, full=8, blocks=1).eval()
        for parameter in self.net.parameters():
            parameter.data += 0.05 * torch.randn_like(parameter)

    def test_the_file_answers_what_the_network_does_for_every_style(self):
        net, x = style_graph.rounded(self.net), torch.rand(1, 3, 36, 52)
        run = session(style_graph.build(net))
        answers = []
        for index in range(3):
            answers.append(run.run(["y"], {"x": x.numpy(), "style": np.array([index], np.int64)})[0])
            with torch.inference_mode():
                self.assertLess(np.abs(answers[-1] - net(x, torch.tensor([index])).numpy()).max(), 1e-4)
        self.assertGreater(np.abs(answers[0] - answers[1]).max(), 0.01)

    def test_a_flat_picture_gets_no_frame(self):
        with torch.inference_mode():
            y = self.net(torch.full((1, 3, 64, 64), 0.4), torch.tensor([0]))
        self.assertLess((y - y[..., 32:33, 32:33]).abs().max().item(), 1e-3)

    def test_patterns_repeat_by_seed(self):
        for draw in (patterns.candy, patterns.mosaic):
            self.assertTrue((draw(96) == draw(96)).all())

    def test_the_stages_and_the_ramp_cover_the_run(self):
        described = config("style")
        self.assertAlmostEqual(sum(stage["share"] for stage in described["stages"]), 1)
        self.assertIs(stage_at(described["stages"], 0.0), described["stages"][0])
        self.assertIs(stage_at(described["stages"], 1.0), described["stages"][-1])
        self.assertEqual(ramp(1.0, described), 1.0)


if __name__ == "__main__":
    unittest.main()
