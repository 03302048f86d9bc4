"""A small hand-made document with every kind of fact, for the tests of the RDF half of the house."""

from __future__ import annotations

from datetime import date

from kg.model import (
    Action,
    Appointment,
    Citation,
    Document,
    DocumentFacts,
    Evidence,
    Fact,
    Holding,
    InstitutionNamed,
    Meeting,
    MeetingKind,
    Mode,
    Moment,
    Participation,
    Party,
    PersonNamed,
    PostName,
    Relation,
    Role,
    Span,
    Statement,
    Status,
    Task,
    ThemeRaised,
    Venue,
)

TEXT = (
    "2020年7月27日，全国茶叶工作电视电话会议在京召开。茶叶部党组书记、部长王小明讲话，副部长欧阳安主持会议。"
    "各省茶叶主管部门负责同志在分会场参会。会议强调，落实《茶叶条例》，做好“六稳”。一是抓好采茶。二是开展“百茶千香”行动。"
    "受李大山委托，茶叶协会列席会议。会议决定，任命赵青为茶叶部副部长，免去前局长钱红的茶叶局局长职务。"
)
DAY = Moment("2020年7月27日", date(2020, 7, 27), date(2020, 7, 27))
MINISTRY, BUREAU, SOCIETY = "茶叶部", "茶叶局", "茶叶协会"
MINISTER, VICE = PostName(MINISTRY, "部长"), PostName(MINISTRY, "副部长")
SECRETARY = PostName(MINISTRY, "党组书记")
NAME = "全国茶叶工作电视电话会议"


def proof(quote: str, rule: str = "hand-made", doc: str = "tea-1") -> tuple[Evidence, ...]:
    """Evidence for the first occurrence of *quote*."""
    start = TEXT.index(quote)
    return (Evidence(doc, start, start + len(quote), quote, rule),)


def span(quote: str) -> Span:
    """Where *quote* stands."""
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def tea(doc: str = "tea-1", *, name: str = NAME) -> DocumentFacts:
    """The facts of the document; *doc* and *name* vary to tell the same occasion twice."""

    def p(quote: str, rule: str = "hand-made") -> tuple[Evidence, ...]:
        return proof(quote, rule, doc)

    spoke, chaired = p("茶叶部党组书记、部长王小明讲话", "spoke"), p("副部长欧阳安主持会议", "chaired")
    content, first, second = "落实《茶叶条例》，做好“六稳”。", "抓好采茶。", "开展“百茶千香”行动。"
    facts: tuple[Fact, ...] = (
        PersonNamed("王小明", ("王小明", "小明"), p("王小明")),
        PersonNamed("欧阳安", ("欧阳安",), p("欧阳安")),
        PersonNamed("赵青", ("赵青",), p("赵青")),
        PersonNamed("钱红", ("钱红",), p("钱红")),
        InstitutionNamed(MINISTRY, (MINISTRY,), "ministry", p(MINISTRY)),
        InstitutionNamed(BUREAU, (BUREAU, "茶局"), "bureau", p(BUREAU), MINISTRY),
        InstitutionNamed(SOCIETY, (SOCIETY,), "association", p(SOCIETY)),
        Holding("王小明", MINISTER, Status.HELD, DAY, p("茶叶部党组书记、部长王小明讲话", "post-list")),
        Holding("王小明", SECRETARY, Status.HELD, DAY, p("茶叶部党组书记、部长王小明讲话", "post-list")),
        Holding("欧阳安", VICE, Status.HELD, DAY, chaired),
        Holding("钱红", PostName(BUREAU, "局长"), Status.FORMER, DAY, p("前局长钱红")),
        Appointment("赵青", VICE, Action.APPOINT, DAY, MINISTRY, p("任命赵青为茶叶部副部长")),
        Appointment("钱红", PostName(BUREAU, "局长"), Action.REMOVE, DAY, None, p("免去前局长钱红的茶叶局局长职务")),
        Meeting(
            "m1",
            (name, "电视电话会议"),
            MeetingKind.CONFERENCE,
            DAY,
            ("北京",),
            (Mode.VIDEO, Mode.TELEPHONE),
            3,
            (MINISTRY,),
            (Venue.MAIN, Venue.BRANCH),
            p(TEXT[: TEXT.index("茶叶部")]),
        ),
        Participation("m1", "王小明", Party.PERSON, Role.SPEAKER, 1, (MINISTER,), None, None, spoke),
        Participation("m1", "欧阳安", Party.PERSON, Role.CHAIR, 2, (VICE,), None, None, chaired),
        Participation(
            "m1", "各省茶叶主管部门负责同志", Party.GROUP, Role.ATTENDEE, 3, (), Venue.BRANCH, None, p("在分会场参会")
        ),
        Participation("m1", SOCIETY, Party.INSTITUTION, Role.OBSERVER, 4, (), None, "李大山", p("茶叶协会列席会议")),
        Statement("s1", "会议", Party.MEETING, "强调", "强调", "m1", span(content), content, p(f"会议强调，{content}")),
        Task("t1", "s1", 1, "抓好采茶", span(first), first, p(f"一是{first}")),
        Task("t2", "s1", 2, "开展“百茶千香”行动", span(second), second, p(f"二是{second}")),
        Citation("茶叶条例", None, Relation.IMPLEMENTS, "s1", None, p("《茶叶条例》")),
        ThemeRaised("六稳", "slogan", True, "s1", None, p("六稳")),
        ThemeRaised("百茶千香", "programme", False, "s1", "t2", p("百茶千香")),
    )
    document = Document(doc, TEXT, "全国茶叶工作会议召开", "2020-07-28", "茶叶报", "https://example.org/1")
    return DocumentFacts(document, facts)
