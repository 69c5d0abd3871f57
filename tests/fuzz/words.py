"""Bytes → Russian text, a fragment for each byte, so that what a fuzzer changes at random stays near to phrases."""

from __future__ import annotations

_TIMES = """
до|к|с|по|в|на|не позднее|в течение|в срок|через|начала|конца|середине|вчера|завтра|сегодня|накануне|год|года|году|лет|
месяц|месяца|недели|дней|рабочих|января|феврале|31|30|29|1|0|12|99|2023|2024|2030|1899|9999|XXI|IV|первого|втором|квартале|
полугодии|учебного|летом|весны|выходных|понедельника|декады|бюджетного|ближайшие|прошлом|текущего|следующий|двухнедельный|5-го|01.02.2025
"""
_NAMES = """
Министерство|труда|и|занятости|Тверской|области|ООО|АО|«Заря»|«|»|"|колледж|Правительство|Приморского|края|директор|глава|
заместитель|и.о.|Ильин|Олег|О.|В.|Ильиной|Анна Петровна|Иванов-Петров|ибн|центр|«Кадры|под ключ»|России|РФ|г.|Москва|№
"""
_ACTS = """
решено|поручил|подписали соглашение|утвердить|открыть|назначен|выделит|млн|тыс.|рублей|мест|человек|студентов|который|
что|чтобы|план|программу|должны|будет|сообщил|заявил|совет|участники|предприятие|(далее –|приказ|закон|о|об|для|из|за
"""
#: what text from anywhere has beside letters: look-alikes, marks that join, digits that are none, ends of lines
_ODD = "\n\r\t\f\v\u0085\u2028\u00a0\u00ad\u200b\u200d\u202e\u0301\ufeff½²Ⅳ٣İßﬁй😀<>&%*\\[]()-–—.,:;!?/"


def _fragments() -> tuple[str, ...]:
    words = [word for line in (_TIMES, _NAMES, _ACTS) for word in "".join(line.splitlines()).split("|")]
    return (*(f"{word} " for word in words), *_ODD, *"абгеёжйнорстущыья АВГИЁНПРСЩ")


FRAGMENTS = _fragments()


def spell(data: bytes) -> str:
    """The fragments that bytes stand for."""
    return "".join(FRAGMENTS[byte % len(FRAGMENTS)] for byte in data)


def every(size: int) -> list[bytes]:
    """Inputs of a size that together have each fragment once."""
    numbers = bytes(range(min(256, len(FRAGMENTS))))
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]
