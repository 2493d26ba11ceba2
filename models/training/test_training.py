"""python -m unittest test_training   (the Set5 test needs DATA, the others nothing)"""
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

import data
import evaluate
import metrics
from blocks import Chain, chain_of
from degrade import degrade, degrade_crop
from export import verify, write_onnx
from quantise import Rounded
from transplant import transplant

HAVE_DATA = (data.DATA / data.EVAL["set5"][0]).is_dir()


class Pictures(unittest.TestCase):
    @unittest.skipUnless(HAVE_DATA, "DATA is absent")
    def test_bicubic_reproduces_the_published_set5_figure(self):
        row = evaluate.table({"bicubic": evaluate.bicubic}, 2, [], sets=("set5",))["set5"]["bicubic"]
        self.assertAlmostEqual(row["psnrY"], 33.65, delta=0.05)
        self.assertAlmostEqual(row["ssimY"], 0.9299, delta=0.002)

    def test_imresize_keeps_a_constant_and_the_centre_of_a_ramp(self):
        self.assertTrue((data.imresize(np.full((9, 7, 3), 77, np.uint8), 0.5) == 77).all())
        ramp = np.tile(np.arange(0, 128, 2, dtype=np.uint8)[None, :, None], (64, 1, 3))
        inner = data.imresize(ramp, 2)[8:-8, 8:-8, 0].astype(float)
        expected = (np.arange(8, 120) + 0.5) - 1
        self.assertLessEqual(np.abs(inner - expected).max(), 0.5)

    def test_a_perfect_copy_scores_full_ssim(self):
        picture = np.random.default_rng(1).integers(0, 256, (40, 40, 3), dtype=np.uint8)
        plane = metrics.luma(picture)
        self.assertAlmostEqual(metrics.ssim(plane, plane), 1.0)

    def test_degradations_repeat_by_seed_and_keep_the_place(self):
        ranges = {"quality": [85, 95], "sigma": [0, 2], "noiseless": 0.5}
        crop = np.kron(np.random.default_rng(2).integers(60, 190, (6, 6, 1)), np.ones((8, 8, 3))).astype(np.uint8)
        for spoil in (degrade, degrade_crop):
            one, two = (spoil(crop, np.random.default_rng(3), ranges) for _ in range(2))
            self.assertTrue((one == two).all())
            self.assertEqual(one.shape, crop.shape)
            self.assertLess(np.abs(one.astype(float) - crop).mean(), 4)


class Splits(unittest.TestCase):
    def test_training_refuses_every_evaluation_set(self):
        for name in data.EVAL:
            with self.assertRaises(data.EvalSetError):
                data.training_pairs({name: 1}, 2)

    def test_evaluation_refuses_a_set_that_was_trained_on(self):
        with self.assertRaises(data.EvalSetError):
            evaluate.table({}, 2, ["set5"], ["set5"])
        with self.assertRaises(data.EvalSetError):
            data.eval_pairs("T91", 2)

    @unittest.skipUnless(HAVE_DATA, "DATA is absent")
    def test_validation_and_training_files_are_disjoint(self):
        for name in data.TRAIN:
            self.assertFalse(set(data.training_files(name)) & set(data.training_files(name, validation=True)))


    @unittest.skipUnless(HAVE_DATA, "DATA is absent")
    def test_no_training_file_is_an_evaluation_picture(self):
        def thumbnail(picture):
            small = Image.fromarray(picture).convert("L").resize((24, 24), Image.Resampling.BOX)
            values = np.asarray(small, float).ravel() - np.mean(small)
            return values / (np.linalg.norm(values) + 1e-9)

        sets = ("T91", "bsds500-train", "hires-down-crop512")
        files = [path for name in sets for path in data.training_files(name)]
        known = np.array([thumbnail(data.read(path)) for path in files])
        for name in ("set5", "set14", "kodak12"):
            for title, _, picture in data.eval_pairs(name, 2):
                self.assertLess((known @ thumbnail(picture)).max(), 0.95, title)


class Network(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.net = Chain(2, 16, 2)

    def test_merged_equals_unmerged(self):
        x = torch.rand(2, 3, 19, 23)
        with torch.inference_mode():
            self.assertLess((self.net(x) - self.net.merge()(x)).abs().max().item(), 1e-5)

    def test_onnx_equals_torch_on_odd_shapes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "net.onnx")
            net = self.net.merge()
            write_onnx(net, path)
            self.assertLess(verify(net, path), 1e-4)

    def test_rounded_weights_are_the_ones_that_are_stored(self):
        net = self.net.merge()
        with tempfile.TemporaryDirectory() as folder:
            write_onnx(net, str(Path(folder) / "net.onnx"))
        for conv in net.convs:
            self.assertTrue((conv.weight == conv.weight.half().float()).all())

    def test_eight_bits_in_onnx_are_those_of_training(self):
        net = Rounded(self.net.merge())
        x = torch.rand(1, 3, 40, 36)
        with torch.inference_mode():
            net(x)  # sets the ranges
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "net.onnx")
            write_onnx(net.net, path, net.steps())
            with torch.inference_mode():
                expected = net(x).numpy()
            y = onnxruntime.InferenceSession(path).run(["y"], {"x": x.numpy()})[0]
        # A sum that falls on a border between two bytes may be rounded either way.
        self.assertLess(np.abs(y - expected).mean(), 2e-4)

    def test_a_transplant_computes_what_its_source_did(self):
        narrow = {"blocks": 2, "channels": 16, "scale": 2}
        source = chain_of(narrow)
        x = torch.rand(1, 3, 24, 20)
        wide, luma = (chain_of(narrow | change) for change in ({"channels": 32}, {"planes": 1}))
        for target in (wide, luma):
            transplant(source.state_dict(), narrow, target)
        with torch.inference_mode():
            self.assertLess((wide(x) - source(x)).abs().max().item(), 1e-5)
            grey = x[:, :1]
            expected = source(grey.expand(-1, 3, -1, -1)).mean(1, keepdim=True)
            self.assertLess((luma(grey) - expected).abs().max().item(), 1e-5)

    def test_a_tile_with_halo_equals_the_whole_picture(self):
        net, halo = self.net.merge(), self.net.halo
        x = torch.rand(1, 3, 40, 60)
        with torch.inference_mode():
            whole, part = net(x), net(x[:, :, :, 20 - halo :])
        self.assertLess((whole[..., 40:] - part[..., 2 * halo :]).abs().max().item(), 1e-6)


if __name__ == "__main__":
    unittest.main()
