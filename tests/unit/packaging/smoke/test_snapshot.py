import os
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file systems of Debian")


@pytest.fixture
def root(tmp_path):
    for name in ("etc/app.conf", "usr/bin/app", "home/ana/notes", "proc/1/exe"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "bin").symlink_to("usr/bin")
    return tmp_path


def test_two_looks_at_the_same_find_no_change(smoke, root):
    changes = smoke.snapshot.compare(smoke.snapshot.snapshot(root), smoke.snapshot.snapshot(root))
    assert not changes
    assert str(changes) == "nothing"


def test_what_came_went_and_changed_is_named_as_seen_from_inside(smoke, root):
    before = smoke.snapshot.snapshot(root)
    (root / "etc/app.conf").write_text("APP.conf")  # as long as before
    (root / "usr/bin/app").unlink()
    (root / "home/ana/.cache").mkdir()
    changes = smoke.snapshot.compare(before, smoke.snapshot.snapshot(root))
    assert (changes.added, changes.changed, changes.removed) == (
        ("/home/ana/.cache",),
        ("/etc/app.conf",),
        ("/usr/bin/app",),
    )
    assert str(changes) == "new: /home/ana/.cache; changed: /etc/app.conf; gone: /usr/bin/app"


@pytest.mark.parametrize("change", ["mode", "link", "kind"])
def test_more_than_content_counts(smoke, root, change):
    before = smoke.snapshot.snapshot(root)
    match change:
        case "mode":
            (root / "usr/bin/app").chmod(0o711)
        case "link":
            (root / "bin").unlink()
            (root / "bin").symlink_to("usr/sbin")
        case "kind":
            (root / "usr/bin/app").unlink()
            (root / "usr/bin/app").mkdir()
    assert len(smoke.snapshot.compare(before, smoke.snapshot.snapshot(root)).changed) == 1


@pytest.mark.parametrize(("is_read", "changed"), [(True, ()), (False, ("/usr/bin/app",))])
def test_who_wrote_the_same_again_is_found_by_the_time_only(smoke, root, is_read, changed):
    before = smoke.snapshot.snapshot(root, is_read=is_read)
    os.utime(root / "usr/bin/app", (1, 1))
    assert smoke.snapshot.compare(before, smoke.snapshot.snapshot(root, is_read=is_read)).changed == changed


def test_what_the_kernel_makes_up_is_left_out(smoke, root):
    assert not any(path.startswith("/proc/") for path in smoke.snapshot.snapshot(root))


def test_folders_and_files_can_be_left_out_but_not_what_merely_begins_like_them(smoke):
    changes = smoke.snapshot.compare({}, dict.fromkeys(["/home/ana", "/home/ana/x", "/home/anabel", "/etc/a"], ""))
    assert changes.without(("/home/ana/", "/etc/a")).added == ("/home/anabel",)


def test_pythons_are_found_by_their_names_outside_the_app(smoke):
    paths = [
        "/usr/bin/python3",
        "/usr/bin/python3.11",
        "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0",
        "/opt/app/lib/libpython3.11.so.1.0",
        "/usr/share/gcc/python",
        "/usr/bin/pythonista",
    ]
    assert smoke.snapshot.pythons(paths, own="/opt/app") == paths[:3]
    assert smoke.snapshot.pythons(paths) == paths[:4]


def test_sizes_are_those_of_the_files(smoke, root):
    assert smoke.snapshot.size_bytes(root / "usr") == len("usr/bin/app")
