"""Guarantees of the face detector's training. Pictures are drawn here."""
import unittest

import numpy as np
import onnxruntime
import torch
from PIL import Image

from face.boxes import iou, once
from face.crops import sample
from face.detect import boxes_of, matched
from face.export import logits
from face.graph import build
from face.net import Detector
from face.targets import loss_of, targets
from face.teacher import parts

CONFIG = {"side": 128, "around": 1.0, "sizes": [20, 60], "turned": 0.0}


def certain(planes):
    """What a network would answer that had learned the targets: logits of the heat, and boxes."""
    y = planes[[0, 2, 3, 4, 5]].copy()
    y[0] = np.where(planes[0] == 1, 8, -8)
    return y


class Boxes(unittest.TestCase):
    def test_boxes_come_back_from_their_targets(self):
        faces = np.array([[10.0, 20, 30, 40], [70, 60, 24, 26]])
        found = boxes_of(certain(targets(faces, np.zeros((0, 4)), 128)), 1.0)
        self.assertEqual(len(found), 2)
        for face in faces:
            self.assertGreater(iou(face, found).max(), 0.99)

    def test_doubtful_and_tiny_faces_do_not_count(self):
        planes = targets(np.array([[50.0, 50, 4, 4]]), np.array([[8.0, 8, 40, 40]]), 128)
        self.assertEqual(planes[0].max(), 0)
        self.assertEqual(planes[1, 3, 3], 0)
        self.assertEqual(planes[1, 15, 0], 1)

    def test_each_face_is_found_once(self):
        found = once(np.array([[0, 0, 40, 40, 0.9], [4, 4, 40, 40, 0.8], [5, 5, 10, 10, 0.7], [60, 0, 40, 40, 0.6]]))
        self.assertEqual(found[:, 4].tolist(), [0.9, 0.6])
        faces = np.array([[2.0, 2, 40, 40]])
        self.assertEqual(matched(found, faces, np.zeros((0, 4))), (1, 1, 0))
        self.assertEqual(matched(found, faces, np.array([[60.0, 0, 40, 40]])), (1, 0, 0))


class Views(unittest.TestCase):
    def test_a_view_shows_the_face_where_its_box_says(self):
        rng = np.random.default_rng(1)
        picture = Image.new("RGB", (200, 160), (20, 20, 20))
        picture.paste((240, 240, 240), (120, 40, 150, 80))
        behind = Image.new("RGB", (50, 50), (30, 30, 30))
        shares = []
        for _ in range(40):
            view, faces, _ = sample(picture, np.array([[120.0, 40, 30, 40]]), np.zeros((0, 4)), behind, rng, CONFIG)
            left, top, width, height = np.rint(faces[0]).astype(int)
            inside = view[max(0, top) : top + height, max(0, left) : left + width].mean()
            shares.append(inside - view.mean())
        self.assertGreater(np.median(shares), 30)

    def test_the_teacher_sees_all_of_a_picture(self):
        for width, height in ((400, 268), (268, 400), (640, 160), (150, 150)):
            covered = np.zeros((height, width), bool)
            for left, top, side in list(parts(width, height))[2:]:
                covered[max(0, int(top)) : int(np.ceil(top + side * 0.75)), max(0, int(left)) : int(np.ceil(left + side))] = True
            self.assertTrue(covered.all() or not covered.any())


class Network(unittest.TestCase):
    def test_the_stored_network_answers_as_the_trained_one_in_any_size(self):
        torch.manual_seed(3)
        net = Detector().eval()
        session = onnxruntime.InferenceSession(build(net).SerializeToString(), providers=["CPUExecutionProvider"])
        for height, width in ((64, 96), (160, 32)):
            x = np.random.default_rng(4).random((1, 3, height, width), np.float32)
            with torch.inference_mode():
                expected = net(torch.from_numpy(x))[0].numpy()
            y = logits(session.run(["y"], {"x": x})[0][0])
            self.assertEqual(y.shape, (5, height // 8, width // 8))
            self.assertLess(np.abs(y - expected).max(), 0.1)

    def test_the_loss_falls_towards_the_targets(self):
        planes = targets(np.array([[30.0, 30, 40, 50]]), np.zeros((0, 4)), 128)
        right = torch.from_numpy(certain(planes))[None]
        truth = torch.from_numpy(planes)[None]
        wrong = right.clone()
        wrong[:, 0] = -8
        self.assertLess(loss_of(right, truth), loss_of(wrong, truth))
        moved = right.clone()
        moved[:, 1] += 1
        self.assertLess(loss_of(right, truth), loss_of(moved, truth))


if __name__ == "__main__":
    unittest.main()
