"""Articles of the regulations, and of other acts, cited with what another one of them is about:
《条例》第二十七条关于公开审查的规定, where it is 第十七条.

Which article is about what is in data/acts.toml, the words around a citation in data/citing.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from forms.number_words import chinese
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.known_acts import law, regulations
from forms.review.language.slips import Slip
from forms.review.reading.rewriting import distance
from forms.review.reading.sentences import stretch_start
from forms.review.reading.word_lists import WordLists

_WORDS = WordLists("citing.toml")
_N = r"[〇零一二三四五六七八九十百\d]{1,5}"
_CITED = regex(
    r"(?:《(?P<title>[^《》]{2,40})》(?:（[^（）]{0,30}）)?|(?P<again>该条例|(?:^|(?<=[在按照据过合出守依超于用，。；：、（\n]))条例))的?"
    rf"(?P<article>第{_N}条)(?!(?:第{_N}款)?(?:第（?{_N}）?项)?(?:第{_N}条|[、和与及至到]+第))"
    rf"(?P<part>第（?(?P<number>{_N})）?(?P<kind>[款项]))?(?:第（?(?P<item>{_N})）?项)?",
    re.MULTILINE,
    words="》 条例",
)
_REGULATIONS = regex(r"政府信息公开条例》|《条例》")
_BARE_END = regex(lambda: f"(?:{_WORDS.any('bare')})*(?:{_WORDS.any('ended')})?的?")
"""What ends a clause that does no more than cite, so that the next one says about what."""
_FOLLOWED = regex(
    lambda: f"(?:{_WORDS.any('sides')})?(?:{_WORDS.any('how')})*(?:{_WORDS.any('followed')})了?$"
)
_THINGS = regex(
    lambda: (
        f"[^，。；关]{{0,6}}(?:{_WORDS.any('deeds')})的(?:政府)?(?:{_WORDS.any('things')})"
        "(?!(?<=申请)人)"
    )
)
"""What an article applies to, of which something else is told: 第二十条主动公开的信息进行审查."""
_RIGHT_BEFORE, _RIGHT_BEHIND = 6, 16
"""How many characters around a citation say of their own what it is about."""
_JOINED = regex(lambda: f"(?:{_WORDS.any('joined')})*(?:{_WORDS.any('and')})$")
"""What joins another act to the citation: 第五十五条和《…中小学信息公开…》."""
_BEFORE = 24
"""Characters before a citation in which its matter may be named, where none is behind it."""
_OF_THOSE = regex(
    r"(?:对于?)?(?:这|该|此|上述)(?:\d{1,3}|[一二两三四五六七八九十几些]{1,2})?[件类]"
)
"""How a sentence begins that goes on with what the one before it told of."""
_MARKS = "，。；：\n"
_SENTENCE, _CLAUSE = regex("[。；\n]|《"), regex("[，。；：\n]|《")


def article_slips(text: str) -> Iterator[Slip]:
    """Articles, and parts of them, that are about none of the matters named with them."""
    for cited in _CITED.finditer(text):
        act = _act_of(text, cited)
        number = int(read_numeral(cited["article"][1:-1]) or 0)
        if act is None or not 0 < number <= act.get("articles", 0):
            continue
        meant = _meant(act, text, cited, number)
        if meant and not any(number in one["articles"] for one in meant):
            yield _other_article(text, cited, number, meant)
        else:
            yield from _other_part(act, text, cited, number)


# ---- which act


def _act_of(text: str, cited: re.Match[str]) -> Mapping[str, Any] | None:
    """The act that is cited, None where it is none of those known."""
    if cited["again"]:
        known = text.rfind("条例》", 0, cited.start())
        named = _REGULATIONS.search(text, max(0, known - 8), known + 3) if known >= 0 else None
        fits = named or (known < 0 and cited["again"] == "条例")
        return regulations() if fits else None
    return law(cited["title"])


# ---- what is named with an article


def _meant(
    act: Mapping[str, Any], text: str, cited: re.Match[str], number: int
) -> Sequence[Mapping[str, Any]]:
    """The matters named in the clause of a citation, or else behind it in its sentence, or else
    right before it, or else in the sentence before that its own goes on with (这5件申请要的是年鉴);
    those of an act cited along with it, where its number is but one character from theirs.
    """
    subjects = act.get("subject", ())
    near, beside = _near(text, cited), _beside(text, cited)
    named = [
        one for one in subjects if is_named(one, near, "words") or is_named(one, beside, "near")
    ]
    behind = _SENTENCE.split(text[cited.end() :])[0]
    before = re.split("[。；\n]", text[max(0, cited.start() - _BEFORE) : cited.start()])[-1]
    for words in (behind, before, _earlier(text, cited)) if not named else ():
        if named := [one for one in subjects if is_named(one, words, "words")]:
            return named
    joined = [one for one in subjects if is_named(one, _joined(text, cited), "near")]
    return named or [one for one in joined if any(_is_alike(number, n) for n in one["articles"])]


def _near(text: str, cited: re.Match[str]) -> str:
    """The clause of a citation, with the next one where it does no more than cite."""
    start = stretch_start(text, cited.start(), _MARKS)
    return text[start : cited.start()] + "|" + "|".join(_clauses(text, cited))


def _beside(text: str, cited: re.Match[str]) -> str:
    """What an article is said to be about by its place: right behind it (第十七条关于公开审查)
    or before what says that it is followed (公开审查严格执行《条例》第十七条).
    """
    start = stretch_start(text, cited.start(), _MARKS)
    led = _FOLLOWED.search(text, start, cited.start())
    said = text[max(start, led.start() - _RIGHT_BEFORE) : led.start()] if led else ""
    clauses = () if _THINGS.match(text, cited.end()) else _clauses(text, cited)
    return "|".join((said, *(clause[:_RIGHT_BEHIND] for clause in clauses)))


def _clauses(text: str, cited: re.Match[str]) -> list[str]:
    """What stands behind a citation in its clause, and the next one where that is no more."""
    first, *rest = _CLAUSE.split(text[cited.end() :], maxsplit=2)
    alone = _BARE_END.fullmatch(first) and text.startswith("，", cited.end() + len(first))
    return [first, rest[0]] if alone and rest else [first]


def _earlier(text: str, cited: re.Match[str]) -> str:
    start = stretch_start(text, cited.start(), "。\n")
    goes_on = start and _OF_THOSE.match(text, start)
    return text[stretch_start(text, start - 1, "。\n") : start] if goes_on else ""


def _clause_before(text: str, cited: re.Match[str]) -> str:
    """The clause before that of a citation, in its sentence."""
    end = stretch_start(text, cited.start(), _MARKS) - 1
    return text[stretch_start(text, end, _MARKS) : end] if text[max(end, 0) :][:1] == "，" else ""


def _joined(text: str, cited: re.Match[str]) -> str:
    """The title of the act that is cited along with it."""
    tail, mark, rest = text[cited.end() :].partition("《")
    return rest.partition("》")[0] if mark and _JOINED.fullmatch(tail) else ""


def is_named(one: Mapping[str, Any], text: str, *lists: str) -> bool:
    """Whether one of the lists of a matter has words that name it, and no other one with them."""
    said = any(_has(one.get(words, ()), text) for words in lists)
    return said and not _has(one.get("without", ()), text)


def _has(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)


def _is_alike(one: int, other: int) -> bool:
    """Whether two articles differ in one character of their numbers."""
    said, right = chinese(one), chinese(other)
    return len(said) == len(right) and distance(said, right) == 1


def _is_near(one: int, other: int) -> bool:
    """Whether one number is easily written for the other: 二十七 for 十七, 二十三 for 三十二."""
    said, right = chinese(one), chinese(other)
    return sorted(said) == sorted(right) or distance(said, right) == 1


# ---- what is told of it


def _other_article(
    text: str, cited: re.Match[str], number: int, meant: Sequence[Mapping[str, Any]]
) -> Slip:
    likely = [one for one in meant if any(_is_near(number, n) for n in one["articles"])] or meant
    every = {article for one in likely for article in one["articles"]}
    close = {article for article in every if _is_near(number, article)}
    better = next((f"第{chinese(min(few))}条" for few in (every, close) if len(few) == 1), None)
    words = (*likely[0].get("words", ()), *likely[0].get("near", ()))
    said = next(word for word in words if word in text)
    right = "、".join(f"第{chinese(n)}条" for n in likely[0]["articles"])
    note = f"{_shown(cited)}说的不是“{said}”，说它的是{right}"
    return Slip(*cited.span("article"), better, note)


def _shown(cited: re.Match[str]) -> str:
    """An article as it is spoken of: with the title, where it is not the regulations'."""
    other = cited["title"] and law(cited["title"]) is not regulations()
    return f"《{cited['title']}》{cited['article']}" if other else cited["article"]


def _other_part(
    act: Mapping[str, Any], text: str, cited: re.Match[str], number: int
) -> Iterator[Slip]:
    """A paragraph or an item of the article that is about another matter of it."""
    parts = [one for one in act.get("part", ()) if one["article"] == number]
    before = _clause_before(text, cited)
    for kind, group in _told(cited):
        of_kind = [one for one in parts if one["kind"] == kind]
        for words in (_near(text, cited), before):
            named = [one["number"] for one in of_kind if _has(one["words"], words)]
            if named and read_numeral(cited[group]) not in named:
                right = "、".join(f"第{chinese(n)}{kind}" for n in named)
                better = chinese(named[0]) if len(named) == 1 else None
                note = f"{cited['article']}第{cited[group]}{kind}：说到的内容在{right}"
                yield Slip(*cited.span(group), better, note)
            if named:
                break


def _told(cited: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The paragraph and the item that are cited, each as kind and group."""
    if cited["part"]:
        yield cited["kind"], "number"
    if cited["item"]:
        yield "项", "item"
