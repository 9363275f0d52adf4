import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from hrm_core.checkpoint import EXPORTED, ModelInfo
from hrm_core.library.origin import origin_of
from hrm_core.sessions.check import read_origin
from hrm_core.sessions.solve import SessionError, SolveSession, load
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE


def model(folder: Path) -> ModelInfo:
    return ModelInfo("mine", "Mine", "sudoku", folder, 1, {})


def test_a_run_says_which_weights_and_versions_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    found = origin_of(model(tmp_path))
    assert found["weights_sha256"] == hashlib.sha256(b"weights").hexdigest()
    assert found["numpy"] == np.__version__
    assert "python" in found


def test_a_model_that_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    assert "weights_sha256" not in origin_of(model(tmp_path / "missing"))


def test_of_an_exported_file_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / EXPORTED
    path.write_bytes(b"a graph")
    info = model(path)
    assert info.exported == path
    found = origin_of(info)
    assert found["weights_sha256"] == hashlib.sha256(b"a graph").hexdigest()
    assert found["model"] == "mine"
    assert all(found.values())


def test_the_origin_comes_back_from_disk(tmp_path: Path) -> None:
    session = SolveSession(PUZZLE, origin={"model": "mine", "numpy": "2"})
    session.save(tmp_path / "run.hrms")
    assert load(tmp_path / "run.hrms", TASKS).origin == session.origin


@pytest.mark.parametrize(
    "bad", [[], {"a": 1}, {"a": "b" * 301}, dict.fromkeys(map(str, range(40)), "")]
)
def test_an_origin_that_is_none_is_refused(tmp_path: Path, bad: object) -> None:
    with pytest.raises(ValueError, match="an origin"):
        read_origin(bad)
    path = tmp_path / "run.hrms"
    SolveSession(PUZZLE).save(path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(str(arrays["about"])) | {"origin": bad}
    with path.open("wb") as file:
        np.savez_compressed(file, **(arrays | {"about": np.array(json.dumps(about))}))
    with pytest.raises(SessionError, match="damaged"):
        load(path, TASKS)


def test_a_file_of_an_older_version_has_no_origin(tmp_path: Path) -> None:
    path = tmp_path / "run.hrms"
    SolveSession(PUZZLE).save(path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(str(arrays["about"]))
    del about["origin"]
    with path.open("wb") as file:
        np.savez_compressed(file, **(arrays | {"about": np.array(json.dumps(about))}))
    assert load(path, TASKS).origin == {}
