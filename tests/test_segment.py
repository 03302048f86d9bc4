"""The fast segmenter and the reference cut alike; keywords come from the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_tables import cases

from kg.text.segment import in_dictionary, keywords, rarity, reference_words, words

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt")).read_text(encoding="utf-8")
HAN = re.compile(r"[\u4e00-\u9fff]+")

SENTENCES = [
    "工业和信息化部召开全国工业和信息化主管部门负责同志电视电话会议",
    "国务院总理主持召开国务院常务会议研究进一步做好稳就业工作",
    "南京市长江大桥建成通车五十周年纪念活动举行",
    "结婚的和尚未结婚的都应当到场登记",
    "中国人民解放军东部战区组织海空兵力开展联合演训",
    "新疆维吾尔自治区党委书记到和田地区调研",
    "在以新质生产力为引领的高质量发展道路上阔步前行",
]


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(sorted(set(HAN.findall(SEED))), id="seed"),
        pytest.param(SENTENCES, id="sentences"),
        pytest.param(
            sorted(
                {r for f in ("persons", "meetings", "statements") for c in cases(f) for r in HAN.findall(c["text"])}
            ),
            id="cases",
        ),
    ],
)
def test_both_cut_alike(runs: list[str]) -> None:
    assert len(runs) >= 5
    assert [(run, [word.text for word in words(run)]) for run in runs] == [(run, reference_words(run)) for run in runs]


def test_the_seed_has_runs_enough() -> None:
    assert len(set(HAN.findall(SEED))) > 100


def test_words_know_their_place_and_kind() -> None:
    text = "会议27日在北京召开，《条例》自2024年起施行。"
    found = words(text)
    assert "".join(word.text for word in found) == text
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(word.tag for word in found)
    assert ("北京", "ns") in {(word.text, word.tag) for word in found}


def test_words_of_nothing() -> None:
    assert words("") == []


def test_keywords_of_the_seed() -> None:
    found = keywords(SEED, 20)
    assert 10 <= len(found) <= 20
    weights = [weight for _, weight in found]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)
    assert all(word in SEED and len(word) >= 2 for word, _ in found)
    assert len(keywords(SEED, 3)) == 3
    assert keywords(SEED, 20) == found


def test_keywords_of_nothing() -> None:
    assert keywords("") == []
    assert keywords("。，！ 2024") == []


def test_dictionary_and_rarity() -> None:
    assert in_dictionary("会议")
    assert not in_dictionary("苗会议")
    assert rarity("会议") < rarity("碳纤维")
    assert rarity("不在词典里的词") == rarity("也不在词典里的另一个词")
