"""What holds of every text whatever: no error, offsets that lead back, spans in order, the same facts every time."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from time import process_time

import pytest
from case_tables import Case, cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract import Extractor, reading
from kg.extract.groups import phrase as group_phrase
from kg.extract.kinds import ceremony, farewell, honours, inspection, signing, sitting, talks, unnamed
from kg.extract.participations import participant
from kg.model import Document, DocumentFacts, Evidence, Holding, Participation, Statement, Task
from kg.text.dates import find_dates
from kg.text.normal import matching_text
from kg.text.segment import words
from kg.text.units import sentences

SOURCES = ("", "新华社", "水利部", "苏州市人民政府", "新闻联播")
DAYS = (None, "2024-03-06", "2020-02-29")

FRAGMENTS = (
    """
国务院总理 水利部部长 省委书记、省长 中共中央政治局委员、 副主席 兼 原 代 时任 外交部长 埃及外长 新华社北京8月16日电 记者
韩志明 李 强 欧阳振华 艾尼瓦尔·买买提 古丽娜•阿不都拉 奇卢巴 让-皮埃尔·恩东 高峰 他 其 张主任
全国水利工作会议 第十六次 会议 论坛 开幕式 新闻发布会 座谈会 十四届全国人大常委会 在北京 人民大会堂 江苏 苏州市
3月5日 2024年 ２０２４年 8 月14日 今天（3月6日） 二〇二四年三月五日 7月25日—27日 13月45日 当日 日前
主持 出席会议并讲话 参加上述活动 列席 会见 同 举行会谈 调研 抵达 对中国进行国事访问 主持召开 召开 举行 致辞
指出 强调， 要求： 表示，“ 决定任命 免去 当选 职务 为 不再担任 接受 辞去 一是 二是 一要 第一，第二， （一） （二）
“六稳” 《防洪法》 《条例 （国发〔2020〕10号） 乡村振兴 “百城千兆”行动 计划 战略 一带一路 有关部门负责人 各司局主要负责同志
、 ， 。 ； ： “ ” （ ） ( ) [ 《 》 〈 — - . · ． ・ , ; \n \r\n \t \u3000 \u00a0 \u200b \ufeff \u2028 \x00 𠮷 😀 \ud7ff
""".replace("\\n", "\n")
    .replace("\\r", "\r")
    .replace("\\t", "\t")
)


def _fragments() -> list[str]:
    marks = ["\n", "\r\n", "\t", "\u3000", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00", "  "]
    return sorted({piece for piece in FRAGMENTS.split(" ") if piece.strip()} | set(marks))


ANY_TEXT = st.text(max_size=120)
NOISY_HAN = st.text(
    st.sampled_from("会议国家主席李强王的一二三月日年，。；：“”《》（）()·.- \u3000\n\u200b１２３ＡＢab12"),
    max_size=120,
)
GENRE_TEXT = st.lists(st.sampled_from(_fragments()), max_size=40).map("".join)
TEXTS = st.one_of(GENRE_TEXT, NOISY_HAN, ANY_TEXT)
DOCUMENTS = st.builds(
    Document,
    id=st.just("any"),
    text=TEXTS,
    title=st.one_of(st.just(""), GENRE_TEXT, ANY_TEXT),
    date=st.sampled_from(DAYS),
    source=st.one_of(st.sampled_from(SOURCES), ANY_TEXT),
)


@cache
def extractor() -> Extractor:
    return Extractor()


def check(read: DocumentFacts) -> None:
    """Every offset that the facts carry leads to the words that they quote."""
    document = read.document
    text = document.text
    for fact in read.facts:
        evidence: tuple[Evidence, ...] = fact.evidence
        assert evidence, fact
        for proof in evidence:
            assert proof.doc == document.id
            assert proof.rule
            assert 0 <= proof.start < proof.end <= len(text), proof
            assert proof.quote == text[proof.start : proof.end], proof
        if isinstance(fact, Statement | Task):
            assert 0 <= fact.content.start < fact.content.end <= len(text), fact
            assert fact.text == text[fact.content.start : fact.content.end], fact
    statements = {fact.key: fact for fact in read.facts if isinstance(fact, Statement)}
    for fact in read.facts:
        if isinstance(fact, Task):
            assert statements[fact.statement].content.covers(fact.content), fact
    for unread in read.unread:
        assert unread.quote == text[unread.start : unread.end], unread


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)
@example(Document("any", ""))
@example(Document("any", "\n \u3000\u200b\n"))
@example(Document("any", "《", title="》", source="“"))
@example(Document("any", "会议指出，\u200b一是抓好生产； 二是抓好流通\u200b。\r\n他强调：\ufeff要落实。"))
@example(Document("any", "二月三十日，13月45日，0000年0月0日，9999年12月31日至1月1日"))
def test_extraction_takes_any_text(document: Document) -> None:
    check(extractor().extract(document))


@given(GENRE_TEXT, st.sampled_from(DAYS), st.sampled_from(SOURCES))
@settings(max_examples=150, deadline=None)
def test_text_of_the_genre_keeps_its_offsets(text: str, day: str | None, source: str) -> None:
    check(extractor().extract(Document("any", text, text[:20], day, source)))


ALL_CASES = [case for family in ("persons", "posts", "meetings", "statements", "tasks") for case in cases(family)]


@given(st.lists(st.sampled_from(ALL_CASES), min_size=1, max_size=5), st.sampled_from(["", "\n", " ", "\u3000\u3000"]))
@settings(max_examples=60, deadline=None)
def test_cases_told_one_after_another_keep_their_offsets(chosen: list[Case], between: str) -> None:
    check(extractor().extract(Document("any", between.join(case["text"] for case in chosen), "", "2024-03-06")))


NOISE = st.sampled_from(
    ["\u200b", " ", "\u3000", "\ufeff", "\u00ad", "\n", "\u00a0", "·", "•", "“", "”", "《", "(", "1", "の"]
)


@given(st.sampled_from(ALL_CASES), st.lists(st.tuples(st.integers(0, 200), NOISE), max_size=6))
@settings(max_examples=150, deadline=None)
def test_noise_inside_a_case_keeps_its_offsets(case: Case, noise: list[tuple[int, str]]) -> None:
    text = case["text"]
    for at, mark in noise:
        at %= len(text) + 1
        text = text[:at] + mark + text[at:]
    check(extractor().extract(Document("any", text, "", "2024-03-06")))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("会议,\u200b\u200b李 强：8 月14日\u200b")
def test_matching_text_leads_back_in_order(original: str) -> None:
    text = matching_text(original)
    assert text.original == original
    spans = [text.span(i, i + 1) for i in range(len(text.chars))]
    assert all(end - start == 1 for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not spans or spans[-1].end <= len(original)
    assert len(text.chars) <= len(original)
    whole = text.span(0, len(text.chars))
    assert 0 <= whole.start <= whole.end <= len(original)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_normalising_a_second_time_changes_no_digit_or_letter(original: str) -> None:
    once = matching_text(original).chars
    assert [c for c in matching_text(once).chars if c.isalnum()] == [c for c in once if c.isalnum()]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_sentences_are_ordered_disjoint_and_leave_nothing_out(text: str) -> None:
    found = sentences(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in found)
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_dates_lie_in_the_text_in_order(text: str) -> None:
    found = find_dates(text, None)
    assert all(text[d.start : d.end] == d.moment.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for mention in found:
        first, last = mention.moment.earliest, mention.moment.latest
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_words_join_to_the_text(text: str) -> None:
    found = words(text)
    assert "".join(word.text for word in found) == text
    assert all(text[word.start : word.end] == word.text for word in found)


def corpus() -> list[Document]:
    families = ("persons", "posts", "appointments", "meetings", "participations", "groups", "statements", "themes")
    return [
        Document(f"{family}-{number}", case["text"], case["title"], case["date"] or None, case["source"])
        for family in families
        for number, case in enumerate(cases(family))
    ]


def test_the_cases_give_facts_whose_offsets_can_be_checked() -> None:
    told: Counter[type] = Counter()
    for document in [*corpus(), *(Document("task", case["text"]) for case in cases("tasks"))]:
        read = extractor().extract(document)
        check(read)
        told.update(type(fact) for fact in read.facts)
    assert min(told[Statement], told[Task], told[Holding], told[Participation]) > 50


@pytest.mark.parametrize("order", ["again", "backwards", "interleaved"])
def test_facts_do_not_depend_on_what_was_read_before(order: str) -> None:
    documents = corpus()
    assert len(documents) > 200
    fresh = Extractor()
    first = {d.id: fresh.extract(d) for d in documents}
    later = {"again": documents, "backwards": documents[::-1], "interleaved": documents[::2] + documents[1::2]}[order]
    reader = fresh if order == "again" else Extractor()
    for document in later:
        read = reader.extract(document)
        assert read == first[document.id]
        assert repr(read.facts) == repr(first[document.id].facts)


def test_documents_read_in_step_give_the_facts_of_each_alone() -> None:
    documents = [*corpus()[:40], Document("empty", "", date="2024-03-06"), *corpus()[40:80]]
    reader = Extractor()
    assert reader.extract_all(documents) == [reader.extract(document) for document in documents]
    assert reader.extract_all([]) == []


@pytest.mark.parametrize(
    "act", ["接受{}的辞行，他们曾递交国书副本。", "陪同{}调研慰问。", "同{}参加会见。", "向{}反馈意见。"]
)
def test_a_long_list_of_names_is_read_soon(act: str) -> None:
    envoys = "、".join(
        f"某国驻华大使{family}{given}" for family in "张王李赵刘陈杨黄" for given in ("大明", "国强", "小红")
    )
    extractor().extract(
        Document(id="a", text="国家主席林志刚3月5日接受客人递交国书。")
    )  # what is read once is read now
    began = process_time()
    extractor().extract(Document(id="b", text="国家主席林志刚" + act.format(envoys)))
    assert process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "省应急管理厅厅长林志刚" + "在3月5日上午下午上午" * 14 + "约谈",
        "省应急管理厅厅长林志刚" + "在上午下午上午下午" * 16 + "，全省工作会议召开。",
        "中国、法国" + "在3月5日上午当天同日" * 14 + "举行会谈",
        "各方" + "在3月5日此前当天分别" * 14 + "表示",
        "海州市公安局" + "和" * 400 + "等三地公安局参加会议。",
    ],
)
def test_stacked_adverbials_are_read_soon(text: str) -> None:
    extractor().extract(Document(id="a", text="国家主席林志刚3月5日接受客人递交国书。"))
    began = process_time()
    extractor().extract(Document(id="b", text=text, date="2024-03-06"))
    assert process_time() - began < 5


@pytest.mark.parametrize(
    "run",
    [
        "教育部{}，召开工作会议了吗",
        "会议强调，要落实。教育部部长林志刚{}，然后走了。",
        "会议强调，要落实。单位代表{}，然后走了。",
        "座谈会上，教育部部长林志刚{}，走了。",
        "国家主席林志刚{}同某国总统王明远{}，举行会议。",
        "两国会谈3月5日{}，散了。",
        "农民{}，散了。",
        "3月5日，教育部部长林志刚{}走了，接待群众。",
        "3月5日，教育部部长林志刚{}走了，调研报告。",
        "3月5日，教育部部长林志刚{}走了，检查食品安全工作吗。",
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "围绕联合主办",
        "先后分别结合围绕茶",
        "在同志",
        "在上午晚",
        "在夫妇共同",
        "来到继续再次",
        "率领带领会同副部长王明远",
        "率专程近日",
    ],
)
def test_a_row_of_adverbs_is_read_soon(run: str, words: str) -> None:
    began = process_time()
    extractor().extract(Document(id="a", text=run.replace("{}", words * 30)))
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("pattern", "opening", "row"),
    [
        (inspection._INSPECTS, "", "率领带领会同Ⓟ"),
        (inspection._INSPECTS, "", "与同和Ⓟ一道"),
        (inspection._LOOKS_INTO, "", "率领带领会同Ⓟ"),
        (inspection._LOOKS_AT, "", "在上午下午上午"),
        (inspection._RECEIVES, "", "在上午下午上午"),
        (inspection._VISITS, "", "率代表团于Ⓓ应邀"),
        (ceremony._UNVEILS, "", "在会场共同上午"),
        (ceremony._HELD_WITH, "", "和Ⓟ"),
        (farewell._MOURNS, "", "在甲地，来到乙馆，"),
        (honours._HANDS, "向", "Ⓟ、"),
        (signing._SIGNERS, "", "在会场共同现场"),
        (sitting._HEARS, "", "在会场集中随后"),
        (reading._GOES_ON, "", "在会场随后上午"),
        (reading._ATTENDS, "", "在会场先后分别"),
        (talks._TALKS_WITH, "同Ⓟ", "，Ⓟ"),
        (talks._RECEIVES, "", "在某地期间，还"),
        (unnamed._COMES_TO_TALK, "", "率考察团专程近日"),
        (participant._GUIDED, "在Ⓟ", "，Ⓟ"),
    ],
)
def test_a_row_has_few_ways_to_be_read(pattern: re.Pattern[str], opening: str, row: str) -> None:
    began = process_time()
    assert pattern.search("Ⓟ" + opening + row * 80 + "吗。") is None
    assert process_time() - began < 1


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        (group_phrase._LOCAL_BODIES, "县市区"),
        (group_phrase._AFTER_BODIES, "在各地先后"),
        (group_phrase._ADVERBS, "从方面参展会见时"),
    ],
)
def test_a_row_of_words_is_soon_found_to_be_no_group(pattern: re.Pattern[str], row: str) -> None:
    began = process_time()
    assert pattern.fullmatch(row * 80 + "吗") is None
    assert process_time() - began < 1


def test_a_sitting_that_a_digest_only_speaks_of_is_no_fault() -> None:
    text = "茶业博览会开幕\n茶业博览会3月5日在杭州开幕。\n代表建言\n政协委员林志刚在发言中建议，多种茶；政协委员王明远在发言中建议，少砍树。"
    assert extractor().extract(Document(id="c", title="快讯", text=text)).facts
