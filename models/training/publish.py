"""Puts a network file and its entry into models/."""
import fcntl
import hashlib
import json

import data
from export import replace

MODELS = data.REPO / "models"


def publish(blob, described):
    """Writes models/<id>.onnx and replaces its entry in manifest.json. `described` lacks file, sha256 and bytes."""
    name = f"{described['id']}.onnx"
    entry = {"id": described["id"], "task": described["task"], "file": name,
             "sha256": hashlib.sha256(blob).hexdigest(), "bytes": len(blob)} | described
    path = MODELS / "manifest.json"
    with open(path) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        manifest = json.loads(path.read_text())
        for index, model in enumerate(manifest["models"]):
            if model["id"] == entry["id"]:
                manifest["models"][index] = entry
                break
        else:
            manifest["models"].append(entry)
        replace(MODELS / name, blob)
        replace(path, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())
    return entry
