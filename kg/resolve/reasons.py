"""The reasons of decisions on people, in Chinese sentences."""

from __future__ import annotations

from collections.abc import Mapping

from kg.resolve.careers import Record, Rule
from kg.resolve.judgements import Judgement, Verdict

_SENTENCES: Mapping[Rule, str] = {
    Rule.JUDGED: "已判定为不同的人：{one}；{other}。",
    Rule.NAMES: "全名不同：{one}与{other}。",
    Rule.BESIDE: "有文稿以两名分指二人：{one}；{other}。",
    Rule.STATES: "分任两国职务：{one}；{other}。",
    Rule.STATE_OFFICES: "同一时期分见于一国的两个职位：{one}；{other}。",
    Rule.ONE_TIME: "同一时期任互不相关的两个专职：{one}；{other}。",
    Rule.RANK_AT_ONCE: "同一时期两职层次悬殊：{one}；{other}。",
    Rule.RANK_UNDATED: "两职层次悬殊，有一处未载年月，无从判断升降：{one}；{other}。",
    Rule.RANK_JUMP: "两职层次悬殊，其间年月不足以升降：{one}；{other}。",
    Rule.NO_CONNECTION: "两职看不出关联，不能断定是否一人：{one}；{other}。",
    Rule.OPEN: "两职可以兼任，也可以分属二人，不能断定：{one}；{other}。",
    Rule.CAREER: "两职合于通常的履历，但各自另有不相容的职务：{one}；{other}。",
    Rule.RELATED: "两职同属一个系统，但各自另有不相容的职务：{one}；{other}。",
    Rule.SAME_SEAT: "两职同在一个机构，但各自另有不相容的职务：{one}；{other}。",
    Rule.TOLD_TOGETHER: "有文稿并提两职，但各自另有不相容的职务：{one}；{other}。",
    Rule.FAR_GREATER: "同名者中此人见报远多于他人，归入此人：{one}。",
    Rule.NEAREST: "同名者中只有此人的职务日期与之相近，归入此人：{one}。",
    Rule.LIFE: "同名者中此人见报百倍于此职，当是追述此人早年的职务，归入此人：{one}；{other}。",
    Rule.MISREAD: "职名相同而国别不同，只见一篇，当是国别误读，归入此人：{one}；{other}。",
    Rule.ONLY_LONG: "以此简称收尾的全名只有一个，此简称也只有一人，其时在任，归入此人：{one}。",
    Rule.ONE_BEARER: "简称与全名的职务相合，且别无他人：{one}；{other}。",
}
_JUDGED = {Verdict.SAME: "判定为同一人", Verdict.DIFFERENT: "判定为不同的人", Verdict.UNSURE: "判定为存疑"}


def reason_for(
    rule: Rule,
    name: str,
    one: Record | None = None,
    other: Record | None = None,
    *,
    count: int = 0,
    judge: Judgement | None = None,
) -> str:
    """The sentence for a decision by *rule* on two records, on *count* documents, or by a judge."""
    if judge is not None:
        return f"{_JUDGED[judge.verdict]}：{judge.why}" if judge.why else f"{_JUDGED[judge.verdict]}。"
    told = f"{count}篇未提职务的文稿" if one is None else _told(one)
    return _SENTENCES[rule].format(one=told, other=_told(other) if other else name)


def _told(record: Record) -> str:
    """``海州市市长（2023-01-05至2024-02-01，6篇）``."""
    if not record.office.name:
        return f"{record.name}（未提职务）"
    if record.held and record.held[0] != record.held[-1]:
        days = f"{record.held[0].isoformat()}至{record.held[-1].isoformat()}"
    elif record.held:
        days = record.held[0].isoformat()
    else:
        days = f"{record.until.isoformat()}前" if record.until else "日期不详"
    return f"{record.office.name}（{days}，{record.docs}篇）"
