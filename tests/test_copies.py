"""Wire copies: what is the same text, what only looks like it, and that nothing depends on the order of documents."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.resolve.copies import (
    SHORTEST,
    Copies,
    Published,
    Signature,
    band_keys,
    groups,
    is_copy,
    same_text,
    signature,
)

STORY = (
    "茶叶部7月26日在海州召开全国茶叶工作会议，总结上半年工作，部署下半年任务。茶叶部部长王小明出席会议并讲话，"
    "副部长欧阳安主持。王小明指出，上半年全国新建茶园120万亩，同比增长3.5%，茶农收入稳步提高。\n"
    "会议强调，要抓好夏秋茶采摘，守住质量安全底线；要开展“百茶千香”行动，让好茶走出大山；要办好第六届茶博会，"
    "扩大对外合作。各省、自治区、直辖市茶叶主管部门负责同志在分会场参加会议，青庐县、云岭县的代表作了发言。"
)
OTHER = (
    "海州大学的研究人员最近在云岭县的古茶园里发现了一种过去没有记载的野生茶树。这种茶树叶片狭长，花瓣带有淡淡的"
    "粉色，只在海拔两千米以上的阔叶林里生长。研究人员说，当地的老人一直叫它“云雾树”，但从来没有人采它的叶子。"
    "他们已经把标本送到青庐植物园，准备同近缘的几个种作比较，明年春天再到山里去看它开花结果。"
)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(STORY, id="nothing"),
        pytest.param("新华社海州7月26日电（记者 李大山）" + STORY, id="a wire lead"),
        pytest.param("本报讯 " + STORY + "（完）", id="a lead and a closing mark"),
        pytest.param(STORY + "\n来源：茶叶报\n责任编辑：李大山", id="editorial lines"),
        pytest.param(STORY.replace("，", ","), id="half-width marks"),
        pytest.param(STORY.replace("\n", "\n\n\u3000\u3000"), id="other paragraphs"),
        pytest.param(STORY.replace("“", "「").replace("”", "」"), id="other quotation marks"),
        pytest.param(STORY.replace("青庐县、云岭县的代表", "部分代表"), id="a few words"),
    ],
)
def test_copies(changed: str) -> None:
    assert same_text(STORY, changed)
    assert set(band_keys(signature(STORY))) & set(band_keys(signature(changed)))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(OTHER, id="another text"),
        pytest.param(STORY.replace("7月26日", "7月25日"), id="another day"),
        pytest.param(STORY.replace("第六届", "第七届"), id="another session"),
        pytest.param(STORY.replace("120万亩", "150万亩"), id="another number"),
        pytest.param(STORY[: len(STORY) // 2], id="half of it"),
        pytest.param(STORY + OTHER, id="twice as much"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_no_copies(changed: str) -> None:
    assert not same_text(STORY, changed)


def test_short_items_are_never_copies() -> None:
    line = "今天，海州多云转晴，最高气温28度，空气质量优。"
    assert len(line) < SHORTEST
    assert not same_text(line, line)
    assert band_keys(signature(line)) == ()


def test_what_is_known_to_stand_aside_is_left_out() -> None:
    lead, tail = "海州日报客户端综合各地消息报道，李大山撰稿\n", "\n扫描二维码，看更多茶叶新闻。"
    text = lead + STORY + tail
    aside = [Span(len(lead) + len(STORY), len(text)), Span(0, len(lead))]
    assert signature(text, aside).exact == signature(STORY).exact


def test_a_signature_is_kept_as_a_line() -> None:
    for text in (STORY, "茶", ""):
        told = signature(text)
        assert "\n" not in told.pack()
        assert Signature.unpack(told.pack()) == told
    with pytest.raises(ValueError, match="not enough values"):
        Signature.unpack("12")


def test_signatures_stay_what_they_are() -> None:
    """Stores keep them: a library that hashes otherwise must be noticed."""
    told = signature(STORY)
    assert (told.length, told.exact) == (181, "c3a86d7ca9061edd")
    assert told.values[:2] == (423293688, 659391578)
    assert band_keys(told)[0] == "200d9980c4070dc"


def published(doc: str, day: int | None, text: str = STORY, month: int = 7) -> Published:
    return Published(doc, None if day is None else date(2020, month, day), signature(text))


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        pytest.param(
            [published("b", 26), published("a", 27)], [Copies("b", ("a",))], id="the earliest is the original"
        ),
        pytest.param([published("b", 26), published("a", 26)], [Copies("a", ("b",))], id="then the first identifier"),
        pytest.param([published("a", None), published("b", 26)], [Copies("b", ("a",))], id="a day not known is last"),
        pytest.param([published("a", 1), published("b", 9)], [], id="more than a week apart"),
        pytest.param(
            [published("a", 1), published("b", 8), published("c", 15)], [Copies("a", ("b", "c"))], id="along a chain"
        ),
        pytest.param([published("a", 1), published("b", 1, OTHER)], [], id="other texts"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_groups(documents: list[Published], found: list[Copies]) -> None:
    assert list(groups(documents)) == found


PARTS = [part + "。" for part in (STORY + OTHER).replace("\n", "").split("。") if part]
DOCUMENTS = st.lists(
    st.tuples(st.lists(st.integers(0, len(PARTS) - 1), min_size=3, max_size=7), st.integers(1, 28)), max_size=8
)


@settings(deadline=None, max_examples=100)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_leaves_no_trace(drawn: list[tuple[list[int], int]], chance: random.Random) -> None:
    documents = [
        published(f"d{number}", day, "".join(PARTS[i] for i in parts)) for number, (parts, day) in enumerate(drawn)
    ]
    shuffled = list(documents)
    chance.shuffle(shuffled)
    found = groups(documents)
    assert groups(shuffled) == found
    named = [doc for group in found for doc in (group.original, *group.copies)]
    assert len(named) == len(set(named))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_mutual(one: str, other: str) -> None:
    a, b = signature(one), signature(other)
    assert is_copy(a, b) is is_copy(b, a)
    assert is_copy(a, a) is bool(a.values)
