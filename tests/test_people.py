"""Who is who across documents: one person or two, under which key, and why."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Action, PostName, Status
from kg.resolve.claims import PersonClaim, PostClaim, Spelling
from kg.resolve.judgements import Judgement, Reference, Verdict, append, check, read
from kg.resolve.people import People, block_of, identities
from kg.resolve.ranks import office_of
from kg.resolve.seats import Realm, seat_of

CASES = Path(__file__).parent / "pairs" / "people.tsv"
SIGNS: dict[str, Status | Action] = {">": Action.APPOINT, "<": Action.REMOVE, "~": Status.FORMER}


def post(text: str, day: date | None) -> PostClaim:
    """``水利部|部长``, with a sign before the title for what the document tells of the post."""
    institution, title = text.strip().split("|")
    basis = SIGNS.get(title[0], Status.HELD)
    return PostClaim(PostName(institution, title.lstrip("".join(SIGNS))), basis, day, day)


def claim(doc: str, name: str, day: str = "", *posts: str) -> PersonClaim:
    when = date.fromisoformat(day) if day else None
    told = tuple(sorted((post(text, when) for text in posts), key=lambda p: p.post))
    return PersonClaim(doc, name, when, (name,), told)


def claims(side: str, name: str, cell: str) -> list[PersonClaim]:
    """The documents of one cell of the table."""
    out: list[PersonClaim] = []
    for number, document in enumerate(cell.split(";")):
        day, _, posts = document.strip().partition(" ")
        day = "" if day == "-" else day
        out.append(claim(f"{side}-{number}", name, day, *(part for part in posts.split("+") if part)))
    return out


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def who(people: People, doc: str) -> str:
    """The key of the person whom a document names."""
    return next(i.key for i in people.identities for spelling in i.spellings if spelling.doc == doc)


def test_the_table_is_whole() -> None:
    assert len(rows()) >= 55
    assert {row["expected"] for row in rows()} == {"one", "different", "unsure", "apart"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["kind"])
def test_one_person_or_two(row: dict[str, str]) -> None:
    left_name, _, right_name = row["name"].partition("/")
    left = claims("a", left_name, row["left"])
    right = claims("b", right_name or left_name, row["right"])
    people = identities([*left, *right])
    lefts, rights = {who(people, c.doc) for c in left}, {who(people, c.doc) for c in right}
    assert len(lefts) == len(rights) == 1
    if row["expected"] == "one":
        assert lefts == rights
        return
    assert lefts != rights
    if row["expected"] != "apart":
        between = [d for d in people.decisions if {d.left, d.right} == lefts | rights]
        assert [d.verdict.value for d in between] == [row["expected"]]
        assert between[0].reason.endswith("。")
        assert between[0].left_post
        assert between[0].right_post


MAYOR = "苏州市人民政府|市长"
ELSEWHERE = "绵阳市人民政府|副市长"
TWO = (
    claim("n1", "王伟", "2023-03-01", MAYOR),
    claim("n2", "王伟", "2023-06-01", ELSEWHERE),
    claim("n3", "王伟", "2024-03-01", MAYOR),
)
SUZHOU, MIANYANG = "王伟", "王伟\x1f绵阳市人民政府副市长"


def judgement(left: str, right: str, verdict: str, why: str = "", line: int = 2) -> Judgement:
    return Judgement(
        Reference.parse(left), Reference.parse(right), Verdict(verdict), "李审", "2026-01-01", why, line, "f"
    )


def test_the_earliest_has_the_name_itself() -> None:
    people = identities(TWO)
    assert [(i.key, i.name) for i in people.identities] == [(SUZHOU, "王伟"), (MIANYANG, "王伟")]
    assert people.identities[0].spellings == (Spelling("n1", "王伟"), Spelling("n3", "王伟"))


def test_a_name_of_one_person_keeps_its_key_whatever_is_added() -> None:
    more = [claim("m1", "王伟", "2022-01-01", "苏州市人民政府|副市长"), claim("m2", "王伟", "2025-01-01")]
    assert [i.key for i in identities(TWO[:1]).identities] == ["王伟"]
    assert [i.key for i in identities([*TWO[:1], *more]).identities] == ["王伟"]


def test_later_documents_do_not_take_the_key() -> None:
    assert who(identities([*TWO, claim("n4", "王伟", "2024-09-01", ELSEWHERE)]), "n4") == MIANYANG


def test_two_of_one_post_are_one() -> None:
    """Nothing in the news tells them apart."""
    assert len(identities([claim("a", "王伟", "2020-01-01", MAYOR), claim("b", "王伟", "2024-01-01", MAYOR)])[0]) == 1


def test_a_name_without_any_post_is_one_person() -> None:
    people = identities([claim("a", "王伟", "2020-01-01"), claim("b", "王伟")])
    assert [i.key for i in people.identities] == ["王伟"]
    assert people.decisions == ()


class TestWithoutAPost:
    """Documents that name somebody and tell no post."""

    def test_join_the_only_one(self) -> None:
        assert who(identities([*TWO[:1], claim("x", "王伟", "2030-01-01")]), "x") == SUZHOU

    def test_join_the_only_one_near_in_time(self) -> None:
        people = identities([*TWO, claim("x", "王伟", "2023-12-01"), claim("y", "王伟", "2024-08-01")])
        assert who(people, "y") == SUZHOU
        assert [(d.verdict, d.left) for d in people.decisions if d.left == d.right] == [(Verdict.SAME, SUZHOU)]

    def test_stay_alone_where_several_are_meant(self) -> None:
        assert who(identities([*TWO, claim("x", "王伟", "2023-07-01")]), "x") == "王伟\x1fx"
        assert who(identities([*TWO, claim("x", "王伟")]), "x") == "王伟\x1fx"

    def test_join_a_leader_of_the_state_of_far_greater_weight(self) -> None:
        leader = [claim(f"l{n}", "王伟", f"2023-{n:02}-01", "国务院|副总理") for n in range(1, 13)]
        other = claim("o", "王伟", "2023-06-02", "绵阳市人民政府|副市长")
        people = identities([*leader, other, claim("x", "王伟", "2023-06-02")])
        assert (who(people, "x"), who(people, "o")) == ("王伟", MIANYANG)


class TestForeignNames:
    """Short and long names across documents."""

    @pytest.mark.parametrize(
        ("name", "block"),
        [
            ("王伟", "王伟"),
            ("贝洛夫", "贝洛夫"),
            ("斯特凡·贝洛夫", "贝洛夫"),
            ("让-皮埃尔·恩东", "恩东"),
            ("萨利姆·本·哈姆丹", "萨利姆"),
        ],
    )
    def test_blocks(self, name: str, block: str) -> None:
        assert block_of(name) == block

    def test_the_fullest_name_is_key_and_the_others_are_forms(self) -> None:
        short, long = (
            claim("a", "贝洛夫", "2023-01-01", "保加利亚|总统"),
            claim("b", "斯特凡·贝洛夫", "2024-01-01", "保加利亚|总统"),
        )
        (one,) = identities([short, long]).identities
        assert (one.key, one.name, one.forms) == ("斯特凡·贝洛夫", "斯特凡·贝洛夫", ("贝洛夫",))

    def test_a_short_name_goes_with_the_long_one_of_its_state(self) -> None:
        people = identities(
            [
                claim("a", "马丁内斯", "2023-01-01", "智利|总统"),
                claim("b", "豪尔赫·马丁内斯", "2023-02-01", "智利|总统"),
                claim("c", "路易斯·马丁内斯", "2023-02-01", "秘鲁|总统"),
                claim("d", "马丁内斯", "2023-03-01", "秘鲁|总统"),
            ]
        )
        assert [who(people, doc) for doc in "abcd"] == ["豪尔赫·马丁内斯"] * 2 + ["路易斯·马丁内斯"] * 2

    def test_a_short_name_that_two_long_ones_claim_stays_its_own(self) -> None:
        people = identities(
            [
                claim("a", "马丁内斯", "2023-01-01", "智利|总统"),
                claim("b", "豪尔赫·马丁内斯", "2022-02-01", "智利|总统"),
                claim("c", "路易斯·马丁内斯", "2024-02-01", "智利|总统"),
            ]
        )
        assert who(people, "a") == "马丁内斯"
        assert {d.verdict for d in people.decisions} == {Verdict.UNSURE}

    def test_the_only_long_name_is_that_of_the_leader_in_office(self) -> None:
        leader = [
            claim("a", "贝洛夫", "2023-01-01", "保加利亚|总统"),
            claim("b", "贝洛夫", "2024-01-01", "保加利亚|总统"),
        ]
        people = identities([*leader, claim("c", "斯特凡·贝洛夫", "2023-05-01")])
        assert [(i.key, i.forms) for i in people.identities] == [("斯特凡·贝洛夫", ("贝洛夫",))]
        assert [(d.verdict, d.rule) for d in people.decisions] == [(Verdict.SAME, "only-long-name")]
        more = [claim("c", "斯特凡·贝洛夫", "2023-05-01"), claim("d", "托多尔·贝洛夫", "2023-05-01")]
        assert len(identities([*leader, *more]).identities) == 3
        assert len(identities([*leader, claim("c", "斯特凡·贝洛夫", "2013-05-01")]).identities) == 2

    @pytest.mark.parametrize("often", [2, 20])
    def test_what_few_documents_tell_beside_the_true_state_parts_nobody(self, often: int) -> None:
        """A document that names one man as president of two states has misread the one told less often."""
        told = [claim(f"d{n}", "贝洛夫", f"2024-{n % 12 + 1:02}-01", "保加利亚|总统") for n in range(often)]
        told[0] = claim("d0", "贝洛夫", "2024-01-01", "保加利亚|总统", "秘鲁|总统")
        told += [claim(f"f{n}", "伊万·贝洛夫", f"2024-0{n}-02", "保加利亚|总统") for n in (1, 2)]
        assert len(identities(told).identities) == 1

    def test_a_title_misread_under_another_state_is_not_a_second_person(self) -> None:
        often = [claim(f"o{n}", "贝洛夫", f"2023-{n:02}-01", "保加利亚|总统") for n in range(1, 13)]
        people = identities([*often, claim("x", "贝洛夫", "2023-05-01", "秘鲁|总统")])
        assert len(people.identities) == 1
        assert [(d.verdict, d.rule) for d in people.decisions] == [(Verdict.SAME, "title-under-another-state")]

    def test_a_title_misread_in_the_first_document_breaks_nothing(self) -> None:
        often = [claim(f"o{n}", "贝洛夫", f"2023-{n:02}-01", "保加利亚|总统") for n in range(1, 13)]
        first = claim("a", "贝洛夫", "2022-12-01", "秘鲁|总统")
        assert len(identities([first, *often]).identities) == 1


class TestJudgements:
    """What people have decided goes before the rules."""

    def test_same_unites_and_the_left_keeps_its_key(self) -> None:
        told = judgement("person:王伟（绵阳市人民政府副市长）", "person:王伟（苏州市人民政府市长）", "same", "本人简历")
        people = identities(TWO, [told])
        assert [i.key for i in people.identities] == [MIANYANG]
        (decision,) = people.decisions
        assert (decision.verdict, decision.by, "本人简历" in decision.reason) == (Verdict.SAME, "李审", True)

    def test_same_across_names(self) -> None:
        people = identities(
            [*TWO[:1], claim("k", "王维", "2024-01-01")], [judgement("person:王伟", "person:王维", "same")]
        )
        assert [(i.key, i.forms) for i in people.identities] == [("王伟", ("王维",))]

    def test_different_splits_one_post_by_documents(self) -> None:
        both = [claim("a", "王伟", "2020-01-01", MAYOR), claim("b", "王伟", "2024-01-01", MAYOR)]
        more = claim("c", "王伟", "2024-02-01", MAYOR, "苏州市委|副书记")
        people = identities([*both, more], [judgement("person:王伟@a", "person:王伟@b", "different")])
        assert who(people, "a") != who(people, "b")
        assert [(d.verdict, d.by) for d in people.decisions if d.left != d.right] == [(Verdict.DIFFERENT, "李审")]

    def test_different_splits_by_posts(self) -> None:
        career = [claim("a", "王伟", "2020-01-01", "水利部|副部长"), claim("b", "王伟", "2024-01-01", "水利部|部长")]
        assert len(identities(career).identities) == 1
        told = judgement("person:王伟（水利部副部长）", "person:王伟（水利部部长）", "different")
        assert [i.key for i in identities(career, [told]).identities] == ["王伟", "王伟\x1f水利部部长"]

    def test_a_document_without_a_post_is_split_off(self) -> None:
        told = judgement("person:王伟@x", "person:王伟", "different")
        people = identities([*TWO[:1], claim("x", "王伟", "2023-03-02")], [told])
        assert who(people, "x") != who(people, "n1")

    def test_unsure_only_marks(self) -> None:
        told = judgement("person:王伟（苏州市人民政府市长）", "person:王伟（绵阳市人民政府副市长）", "unsure")
        people = identities(TWO, [told])
        assert [i.key for i in people.identities] == [SUZHOU, MIANYANG]
        assert [(d.verdict, d.by) for d in people.decisions] == [(Verdict.UNSURE, "李审")]

    def test_what_fits_nobody_comes_back(self) -> None:
        told = judgement("person:王伟（水利部部长）", "person:王伟", "same")
        people = identities(TWO, [told, judgement("institution:农业部", "institution:农业农村部", "same")])
        assert people.unplaced == (told,)
        assert people.identities == identities(TWO).identities

    @pytest.mark.parametrize(
        ("lines", "told"),
        [
            (  # one man by his post and by a document
                ("王伟（苏州市人民政府市长） 王伟（绵阳市人民政府副市长） same", "王伟@w 王伟@j different"),
                "different by f:3 and same by f:2",
            ),
            (  # by way of a third
                (
                    "王伟（苏州市人民政府市长） 王伟（绵阳市人民政府副市长） same",
                    "王维 王伟@j same",
                    "王伟@w 王维（秘鲁总统） different",
                ),
                "different by f:4 and same by f:2 and f:3",
            ),
            (("王维 王伟@w same", "王伟（苏州市人民政府市长） 王维@p unsure"), "unsure by f:3 and same by f:2"),
            (("王伟@w 王维 same", "王伟@j 王维 different", "王伟@w 王伟（绵阳市人民政府副市长） different"), ""),
            (("王伟@w 王伟 different", "王伟（苏州市人民政府市长） 王伟@j same"), "same by f:3 and different by f:2"),
        ],
    )
    def test_lines_that_contradict_each_other_in_other_words_are_named(self, lines: tuple[str, ...], told: str) -> None:
        people = [
            claim("w", "王伟", "2020-01-01", "苏州市人民政府|市长"),
            claim("j", "王伟", "2020-01-02", "绵阳市人民政府|副市长"),
            claim("p", "王维", "2020-01-03", "秘鲁|总统"),
        ]
        judged = []
        for number, line in enumerate(lines, start=2):
            left, right, verdict = line.split(" ")
            judged.append(judgement(f"person:{left}", f"person:{right}", verdict, line=number))
        check(judged)
        for some in (judged, judged[::-1]):
            if not told:
                assert len(identities(people, some).identities) == 2
                continue
            with pytest.raises(InputError, match=r"^f:") as failure:
                identities(people, some)
            assert f"{told}; take one of these lines out" in failure.value.message


POSTS = (MAYOR, ELSEWHERE, "江苏省委|书记", "水利部|部长", "国务院|总理", "秘鲁|总统", "保加利亚|总统", "联合国|秘书长")
MANY_CLAIMS = st.lists(
    st.builds(
        lambda doc, name, day, posts: claim(f"d{doc}", name, (date(2020, 1, 1) + timedelta(day)).isoformat(), *posts),
        st.integers(0, 30),
        st.sampled_from(("贝洛夫", "斯特凡·贝洛夫", "托多尔·贝洛夫")),
        st.integers(0, 2000),
        st.sets(st.sampled_from(POSTS), max_size=2),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(st.data(), MANY_CLAIMS)
def test_the_order_of_claims_changes_nothing(data: st.DataObject, told: list[PersonClaim]) -> None:
    told_on = [judgement("person:贝洛夫（秘鲁总统）", "person:贝洛夫（保加利亚总统）", "different")]
    people = identities(told, told_on)
    assert identities(data.draw(st.permutations(told)), told_on) == people
    spellings = [spelling for i in people.identities for spelling in i.spellings]
    assert sorted(spellings) == sorted({Spelling(c.doc, c.name) for c in told})
    keys = {i.key for i in people.identities}
    assert len(keys) == len(people.identities)
    assert {key for d in people.decisions for key in (d.left, d.right)} <= keys


def test_ten_thousand_claims_take_little_time() -> None:
    start = date(2004, 1, 1)
    posts = ("中共中央|总书记", "中华人民共和国|主席", "中共中央军事委员会|主席", "中央财经委员会|主任")
    told = [claim(f"d{n}", "韩志明", (start + timedelta(n % 8000)).isoformat(), *posts[: n % 5]) for n in range(10_000)]
    identities(told[:10])
    took = []
    for _ in range(3):  # the least of three: other work on the machine slows any one of them
        begun = time.process_time()
        assert len(identities(told).identities) == 1
        took.append(time.process_time() - begun)
    assert min(took) < 1.0  # 0.3 s on an idle core


@pytest.mark.parametrize(
    ("institution", "realm", "country", "place", "level"),
    [
        ("江苏省财政厅", Realm.CHINA, "", ("江苏省",), "province"),
        ("中共苏州市委员会", Realm.CHINA, "", ("江苏省", "苏州市"), "prefecture"),
        ("南京市人民政府", Realm.CHINA, "", ("江苏省", "南京市"), "subprovince"),
        ("昆山市巴城镇武神潭村党支部", Realm.CHINA, "", None, "village"),
        ("水利部", Realm.CHINA, "", (), "ministry"),
        ("国家能源局", Realm.CHINA, "", (), "bureau"),
        ("国务院", Realm.CHINA, "", (), "nation"),
        ("中国驻秘鲁大使馆", Realm.CHINA, "", (), ""),
        ("秘鲁驻华大使馆", Realm.FOREIGN, "秘鲁", (), ""),
        ("白俄罗斯", Realm.FOREIGN, "白俄罗斯", (), ""),
        ("赤道几内亚卫生部", Realm.FOREIGN, "赤道几内亚", (), ""),
        ("莫斯科市政府", Realm.FOREIGN, "俄罗斯", (), ""),
        ("东盟轮值主席国马来西亚", Realm.FOREIGN, "马来西亚", (), ""),
        ("联合国", Realm.WORLD, "", (), ""),
        ("茶话小组", Realm.UNKNOWN, "", (), ""),
    ],
)
def test_seats(institution: str, realm: Realm, country: str, place: tuple[str, ...] | None, level: str) -> None:
    seat = seat_of(institution)
    assert (seat.realm, seat.country, seat.level) == (realm, country, level)
    assert place is None or seat.place == place


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("国务院|总理", 1),
        ("国务院|国务委员", 2),
        ("中共中央政治局|委员", 2),
        ("全国人民代表大会常务委员会|副委员长", 2),
        ("水利部|部长", 3),
        ("江苏省委|书记", 3),
        ("水利部|副部长", 4),
        ("国家能源局|局长", 4),
        ("南京市人民政府|市长", 4),
        ("江苏省财政厅|厅长", 5),
        ("水利部|司长", 5),
        ("苏州市人民政府|市长", 5),
        ("苏州市公安局|局长", 7),
        ("水利部|处长", 7),
        ("大足区人民政府|区长", 5),
        ("昆山市人民政府|市长", 7),
        ("昆山市巴城镇人民政府|镇长", 9),
        ("昆山市巴城镇武神潭村党支部|书记", 11),
        ("北京大学|校长", None),
    ],
)
def test_ranks(text: str, rank: int | None) -> None:
    assert office_of(post(text, None).post).rank == rank


REFERENCES = [
    "person:王伟",
    "person:王伟（海州市市长）",
    "person:王伟@news-17",
    "person:王伟（海州市市长）@n（1）",
    "institution:农业部",
]


@pytest.mark.parametrize("text", REFERENCES)
def test_references_read_as_written(text: str) -> None:
    assert str(Reference.parse(text)) == text


def test_judgements_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    told = [
        judgement("person:王伟", "person:王维", "same", "一人两写"),
        judgement("institution:农业部", "institution:农业农村部", "different"),
    ]
    for one in told:
        append(path, one)
    back = read(path)
    assert [(j.left, j.right, j.verdict, j.who, j.date, j.why) for j in back] == [
        (j.left, j.right, j.verdict, j.who, j.date, j.why) for j in told
    ]
    assert [j.line for j in back] == [2, 3]


def test_judgements_are_added_to_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("# 说明\nright\tleft\tjudgement\twho\tdate\twhy\nperson:甲\tperson:乙\tsame", encoding="utf-8")
    append(path, judgement("person:王伟", "person:王维", "same"))
    assert [(str(j.left), str(j.right)) for j in read(path)] == [
        ("person:乙", "person:甲"),
        ("person:王伟", "person:王维"),
    ]


HEAD = "left\tright\tjudgement\twho\tdate\twhy\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("left\tright\tjudgement\twho\tdate\n", ":1: the header lacks the column 'why'"),
        (HEAD + "王伟\tperson:王维\tsame\t\t\t\n", ":2: '王伟' is no reference"),
        (HEAD + "theme:六稳\ttheme:六保\tsame\t\t\t\n", ":2: 'theme:六稳': 'theme' is not person or institution"),
        (HEAD + "folk:王伟\tperson:王维\tsame\t\t\t\n", ":2: 'folk:王伟': 'folk' is not person"),
        (HEAD + "person:王伟\tperson:王维\tmaybe\t\t\t\n", ":2: 'maybe' is not same, different or unsure"),
        (HEAD + "person:王伟\tperson:王维\tsame\t\t昨天\t\n", ":2: "),
        (
            HEAD + "person:王伟\tinstitution:六稳\tsame\t\t\t\n",
            ":2: a person and an institution cannot be judged together",
        ),
        (HEAD + "person:王伟\tperson:王伟\tsame\t\t\t\n", ":2: person:王伟 stands on both sides"),
        (HEAD + "person:王伟\tperson:王维\tsame\t\t\t\t多\n", ":2: 7 cells where the header has 6"),
    ],
)
def test_a_broken_judgement_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as failure:
        read(path)
    assert f"judgements.tsv{told}" in failure.value.message


def test_contradictions_name_both_lines() -> None:
    same = judgement("person:甲", "person:乙", "same", line=2)
    also = judgement("person:丙", "person:乙", "same", line=4)
    check([same, also, judgement("person:甲", "person:丁", "different", line=5)])
    with pytest.raises(InputError, match=r"^f:7: .* different by f:7 and same by f:2 and f:4;"):
        check([same, also, judgement("person:丙", "person:甲", "different", line=7)])
    with pytest.raises(InputError, match=r"^f:9: .* unsure by f:9 and same by f:2;"):
        check([same, judgement("person:乙", "person:甲", "unsure", line=9)])


def test_a_new_judgement_is_in_no_line_and_the_lines_that_gainsay_it_are_named() -> None:
    """What is refused stands in no file: only lines that do are named."""
    told = [
        judgement("person:甲", "person:乙", "same", line=2),
        judgement("person:甲", "person:丙", "different", line=3),
    ]
    with pytest.raises(
        InputError, match=r"^f:2: person:乙 and person:甲 .* different by this new judgement and same by f:2; no"
    ):
        check([*told, judgement("person:乙", "person:甲", "different", line=0)])
    with pytest.raises(
        InputError, match=r"^f:3: .*甲 and person:丙 .* different by f:3 and same by f:2 and this new judgement;"
    ):
        check([*told, judgement("person:丙", "person:乙", "same", line=0)])


def test_a_short_and_a_long_name_that_one_document_tells_apart_are_two_everywhere() -> None:
    told = [claim(f"d{n}", "博罗夫", f"2024-0{n}-01", "保加利亚|总统") for n in range(1, 9)]
    lone = claim("x", "亨利·博罗夫", "2024-05-02")
    assert who(identities([*told, lone]), "x") == who(identities([*told, lone]), "d1")
    both = [claim("y", "博罗夫", "2024-06-03", "保加利亚|总统"), claim("y", "亨利·博罗夫", "2024-06-03")]
    people = identities([*told, lone, *both])
    assert who(people, "x") != who(people, "d1")


def test_posts_do_not_join_what_one_document_tells_apart() -> None:
    told = [claim(f"d{n}", "博罗夫", f"2024-0{n}-01", "保加利亚|总统") for n in range(1, 5)]
    misread = claim("x", "亨利·博罗夫", "2024-05-02", "保加利亚|总统")
    both = [claim("y", "博罗夫", "2024-06-03"), claim("y", "亨利·博罗夫", "2024-06-03")]
    assert who(identities([*told, misread]), "x") == who(identities([*told, misread]), "d1")
    people = identities([*told, misread, *both])
    assert who(people, "x") != who(people, "d1")
    assert any(decision.rule == "named-beside-each-other" for decision in people.decisions)
