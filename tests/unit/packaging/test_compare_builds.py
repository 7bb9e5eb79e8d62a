import io
import shutil
import subprocess
import tarfile
import zipfile

import pytest


def write_tar(path, files):
    with tarfile.open(path, "w:xz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def write_zip(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)


@pytest.fixture
def builds(tmp_path):
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        (folder / "app").mkdir(parents=True)
        (folder / "app" / "program").write_bytes(b"program")
        (folder / "app" / "link").symlink_to("program")
        write_tar(folder / "app.tar.xz", {"a": b"a", "b": b"b"})
        write_zip(folder / "app.whl", {"c": b"c"})
    return folders


def test_the_same_build_is_the_same(compare_builds, builds):
    result = compare_builds.compare(*builds)
    assert result.is_same
    assert set(result.same) == {
        "app/program",
        "app/link",
        "app.tar.xz",
        "app.tar.xz!a",
        "app.tar.xz!b",
        "app.whl",
        "app.whl!c",
    }


def test_what_is_missing_is_named(compare_builds, builds):
    one, two = builds
    (one / "app" / "program").unlink()
    write_tar(two / "app.tar.xz", {"a": b"a", "new": b""})
    result = compare_builds.compare(one, two)
    assert not result.is_same
    assert result.only_first == ("app.tar.xz!b",)
    assert result.only_second == ("app.tar.xz!new", "app/program")
    assert result.different == ("app.tar.xz",)


@pytest.mark.parametrize("write", [write_tar, write_zip])
def test_what_differs_inside_of_an_archive_is_named(compare_builds, builds, write):
    name = "app.tar.xz" if write is write_tar else "app.whl"
    write(builds[0] / name, {"a": b"a", "z": b"1"})
    write(builds[1] / name, {"a": b"a", "z": b"2"})
    assert compare_builds.compare(*builds).different == (name, f"{name}!z")


def test_a_link_to_something_else_differs(compare_builds, builds):
    (builds[1] / "app" / "link").unlink()
    (builds[1] / "app" / "link").symlink_to("other")
    assert compare_builds.compare(*builds).different == ("app/link",)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb, of Debian, is not installed")
def test_a_debian_package_is_looked_into(compare_builds, tmp_path):
    for folder, content in (("one", "1"), ("two", "2")):
        tree = tmp_path / folder / "tree"
        (tree / "DEBIAN").mkdir(parents=True)
        (tree / "DEBIAN" / "control").write_text(
            "Package: app\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: app\n",
            encoding="utf-8",
        )
        (tree / "file").write_text(content, encoding="utf-8")
        subprocess.run(["dpkg-deb", "--build", str(tree), str(tmp_path / folder / "app.deb")], check=True)
        shutil.rmtree(tree)
    result = compare_builds.compare(tmp_path / "one", tmp_path / "two")
    assert "app.deb!./file" in result.different
    assert "app.deb!./control" in result.same


def test_the_exit_code_tells(compare_builds, builds, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["compare_builds.py", *map(str, builds)])
    assert compare_builds.main() == 0
    (builds[1] / "app" / "program").write_bytes(b"other")
    assert compare_builds.main() == 1
    assert "app/program" in capsys.readouterr().out
