"""``kg judge``: whom a side means, what is refused, and what is said of a pair that looks like two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.app import run

NEWS = [
    ("a", "2021-03-02", "海宁市市长王伟出席会议并讲话。"),
    ("b", "2021-03-02", "国家统计局局长王伟会见了来访的客人。"),
    ("c", "2021-03-05", "云山县县长赵卫东主持会议，副县长李建国出席。"),
    ("d", "2022-03-05", "美国总统拜登发表讲话。美国总统约瑟夫·拜登会见客人。"),
    ("e", "2022-03-05", "美国总统特朗普发表讲话。美国总统唐纳德·特朗普会见客人。"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judge")
    lines = folder / "news.jsonl"
    rows = ({"id": doc, "date": day, "text": text} for doc, day, text in NEWS)
    lines.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert run(["build", str(lines), "--store", str(folder / "s"), "--quiet"]) == 0
    return folder / "s"


def judge(store: Path, file: Path, left: str, right: str, verdict: str = "same") -> int:
    command = ["judge", left, right, verdict, "--who", "Li", "--store", str(store), "--file", str(file)]
    return run(command)


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (
            "王伟",
            "person:王伟: means 2 people; write person:王伟（",
        ),
        ("王伟@c", "person:王伟@c: no 王伟 in the document c"),
        ("王伟@x", "x: no document of this identifier in the graph"),
        ("王伟（云山县县长）", "person:王伟（云山县县长）: no post of this name; 王伟 is shown as "),
        ("王尾", "王尾: no thing of this name in the graph; did you mean"),
        ("person:国家统计局", "person:国家统计局: no person of this name in the graph"),
    ],
)
def test_a_side_that_is_nobody_or_several_is_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str, told: str
) -> None:
    assert judge(store, tmp_path / "j.tsv", left, "赵卫东") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"kg: {told}")
    assert lines_of(tmp_path / "j.tsv") == []


def test_what_is_named_in_the_refusal_can_be_written(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "j.tsv"
    assert judge(store, file, "person:王伟（国家统计局局长）", "王伟（海宁市市长）", "different") == 0
    assert judge(store, file, "王伟@a", "赵卫东@c", "unsure") == 0
    assert [line.split("\t")[:3] for line in lines_of(file)] == [
        ["person:王伟（国家统计局局长）", "person:王伟（海宁市人民政府市长）", "different"],
        ["person:王伟@a", "person:赵卫东@c", "unsure"],
    ]


def test_one_pair_judged_twice_in_other_words_is_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "j.tsv"
    assert judge(store, file, "王伟（国家统计局局长）", "王伟（海宁市市长）", "different") == 0
    before = file.read_bytes()
    capsys.readouterr()
    assert judge(store, file, "王伟@a", "王伟@b") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"different by {file}:2 and same by this new judgement; nothing was written" in line
    assert file.read_bytes() == before


def test_a_contradiction_in_other_words_stops_a_build_into_a_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    news, store = tmp_path / "n.jsonl", tmp_path / "s"
    rows = ({"id": doc, "date": day, "text": text} for doc, day, text in NEWS)
    news.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    build = ["build", str(news), "--store", str(store), "--quiet"]
    assert run(build) == 0
    file = store / "judgements.tsv"
    same = "person:王伟（海宁市人民政府市长）\tperson:王伟（国家统计局局长）\tsame"
    file.write_text(
        f"left\tright\tjudgement\twho\tdate\twhy\n{same}\nperson:王伟@a\tperson:王伟@b\tdifferent\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(build) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"by {file}:3 and same by {file}:2; take one of these lines out" in line
    file.write_text(f"left\tright\tjudgement\twho\tdate\twhy\n{same}\n", encoding="utf-8")
    assert run(build) == 0


@pytest.mark.parametrize(
    ("left", "right", "verdict", "told"),
    [
        ("赵卫东", "李建国", "same", "have different names and no post in common"),
        ("拜登", "特朗普", "same", "have different names and both are shown as 美国总统"),
        ("王伟（海宁市市长）", "王伟（国家统计局局长）", "same", ""),
        ("赵卫东", "李建国", "different", ""),
        ("拜登", "约瑟夫·拜登", "same", "are one already"),
    ],
)
def test_two_who_look_like_two_are_recorded_with_a_word(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str, right: str, verdict: str, told: str
) -> None:
    code = judge(store, tmp_path / "j.tsv", left, right, verdict)
    errors = capsys.readouterr().err.splitlines()
    if "already" in told:
        assert code == 2
        assert "stands on both sides" in errors[0]
        return
    assert code == 0
    assert len(errors) == bool(told)
    assert all(told in line for line in errors)
    assert len(lines_of(tmp_path / "j.tsv")) == 1


def test_a_contradiction_names_the_lines_of_the_file(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "j.tsv"
    file.write_text("# 说明\n\nleft\tright\tjudgement\twho\tdate\twhy\n# 又一行\n", encoding="utf-8")
    assert judge(store, file, "赵卫东", "李建国", "different") == 0
    assert judge(store, file, "赵卫东", "王伟（海宁市市长）") == 0
    before = file.read_bytes()
    capsys.readouterr()
    assert judge(store, file, "王伟（海宁市市长）", "李建国") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"different by {file}:5 and same by {file}:6 and this new judgement; nothing was written" in line
    assert file.read_bytes() == before


def test_a_contradiction_in_the_file_stops_a_build(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, news = tmp_path / "j.tsv", tmp_path / "n.txt"
    news.write_text("题目\n云山县县长赵卫东主持会议。\n", encoding="utf-8")
    rows = ("left\tright\tjudgement\twho\tdate\twhy", "person:甲\tperson:乙\tsame", "person:乙\tperson:甲\tdifferent")
    file.write_text("\n".join(rows), encoding="utf-8")
    assert run(["build", str(news), "-o", str(tmp_path / "g.ttl"), "--judgements", str(file)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"different by {file}:3 and same by {file}:2; take one of these lines out" in line


def test_judgements_that_are_not_given_again_are_not_lost_unawares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file beside the store is found again; one that --judgements named must be named again."""
    file, news, store = tmp_path / "j.tsv", tmp_path / "n.txt", tmp_path / "s"
    news.write_text("题目\n云山县县长赵卫东主持会议。\n", encoding="utf-8")
    file.write_text("left\tright\tjudgement\twho\tdate\twhy\nperson:赵卫东\tperson:赵卫\tsame\n", encoding="utf-8")
    build = ["build", str(news), "--store", str(store), "--quiet"]
    assert run([*build, "--judgements", str(file)]) == 0
    capsys.readouterr()
    assert run(build) == 0
    assert "this one has none, so they are taken back" in capsys.readouterr().err
    assert run(build) == 0
    assert capsys.readouterr().err == ""
    file.rename(store / "judgements.tsv")
    assert run(build) == 0
    assert run(build) == 0
    assert "taken back" not in capsys.readouterr().err


def test_without_a_graph_a_name_is_taken_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["judge", "王伟", "王维", "same", "--who", "Li"]) == 0
    assert lines_of(Path("judgements.tsv"))[0].startswith("person:王伟\tperson:王维\tsame\tLi\t")
