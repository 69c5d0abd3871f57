"""Federal subjects: every one by its names (regions.txt), ambiguous names, and what a release is about."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.facts import Mention, Organization
from nlp.regions import find_regions
from nlp.regions.gazetteer import gazetteer
from tests.nlp.documents import document

FOLDER = Path(__file__).parent
MODEL = FOLDER.parents[1] / "models" / "regions.toml"


def rows() -> Iterator[tuple[str, str]]:
    for line in (FOLDER / "regions.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *phrases = line.split(" | ")
            yield from ((code, phrase) for phrase in phrases)


def codes(text: str) -> set[str]:
    """What the main names of a text may mean."""
    found = gazetteer().find(text)
    return {reading.code for name in found for reading in name.readings if reading.main or len(name.readings) == 1}


def about(*body: str, headline: str = "", publisher: str | None = None) -> list[str]:
    release = document(*body, headline=headline, publisher=publisher)
    return [region.code for region in find_regions(release, ())]


def test_all_89_subjects_are_known_and_tried() -> None:
    known = {code for code in tomllib.loads(MODEL.read_text("utf-8")) if code.startswith("RU-")}
    assert len(known) == 89
    assert {code for code, _ in rows()} == known


@pytest.mark.parametrize(("code", "phrase"), list(rows()))
def test_a_subject_is_known_by_each_of_its_names_in_any_case(code: str, phrase: str) -> None:
    assert codes(f"Об этом говорили {phrase}, сообщил министр") == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Завод стоит на улице Московской и проспекте Смоленском",
        "дом на Волгоградском проспекте",
        "техникум имени Кирова",
        "в Кировском районе и на Кировском заводе",
        "глава Ленинградского района",
        "Приморский бульвар",
        "Владимир Ильин и Артём Серов",
        "у шахты выросли шахты и родники, лес, луга и дно",
        "на бор и на клин ушёл день",
        "зима, судак, тайга и остров",
        "учебная часть, зарплаты, ремонт",
        "отчёт Медведева, выступление Белова, письмо Иванову",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert codes(text) == set()


def test_people_are_no_places() -> None:
    assert about("Директором назначен Игорь Владимирович Смоленский.", "Его сменил Пётр Ильич Рязанцев.") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Колледж в Благовещенске примет 50 студентов Амурской области.", ["RU-AMU"]),
        ("Колледж в Благовещенске примет 50 студентов Башкортостана.", ["RU-BA"]),
        ("Техникум в Железногорске работает на Красноярский край.", ["RU-KYA"]),
        ("Техникум в Железногорске работает на Курскую область.", ["RU-KRS"]),
        ("Горно-Алтайск стал столицей форума Республики Алтай.", ["RU-AL"]),
        ("Рубцовск примет форум Алтайского края.", ["RU-ALT"]),
        ("В Московской области открыли 12 мастерских.", ["RU-MOS"]),
        ("Правительство Москвы открыло 12 мастерских в московских колледжах.", ["RU-MOW"]),
        ("Жители Великого Новгорода выбирают профессию.", ["RU-NGR"]),
        ("Жители Нижнего Новгорода выбирают профессию.", ["RU-NIZ"]),
        ("В Ростове-на-Дону собрались наставники.", ["RU-ROS"]),
        ("Мэрия Саратова и глава Тамбова собрали наставников Саратовской области.", ["RU-SAR"]),
        ("В Гагарине и Вязьме не хватает врачей.", ["RU-SMO"]),
    ],
)
def test_a_name_of_several_places_is_read_as_the_release_bears_it_out(body: str, expected: list[str]) -> None:
    assert about(body) == expected


def test_another_regions_example_is_not_what_the_release_is_about() -> None:
    lead = "Министерство образования Калужской области открыло в Обнинске кластер."
    assert about(lead, "Похожее объединение раньше открыли в Тульской области.") == ["RU-KLU"]
    assert about(lead, "Соседи поступили иначе: в Тульской области кластер закрыли.") == ["RU-KLU"]
    assert about(lead, "Оборудование поставит завод из Самары.") == ["RU-KLU"]


def test_where_students_go_is_not_what_the_release_is_about() -> None:
    lead = "Вологодская область направит 225 целевиков в медицинский университет Архангельска и вузы Петербурга."
    assert about(lead, "Вологжане начнут учиться в сентябре.") == ["RU-VLG"]


def test_parties_of_a_common_act_are_named_in_the_order_of_the_text() -> None:
    lead = "Правительство Республики Мордовия и Правительство Пензенской области подписали соглашение о кадрах."
    assert about(lead, "Документ рассчитан на три года.") == ["RU-MO", "RU-PNZ"]


def test_the_subject_with_more_weight_comes_first() -> None:
    regions = about(
        "Комитет по труду Ленинградской области откроет курсы в Выборге, Гатчине и Тихвине.",
        "Курсы Ленинградской области рассчитаны на жителей Кириш и Тосно.",
        "Их поддержала Ленобласть.",
        headline="Петербург и Ленобласть договорились о курсах",
    )
    assert regions == ["RU-LEN", "RU-SPE"]


def test_news_of_the_country_is_about_no_subject() -> None:
    lead = "Минтруд России утвердил порядок обучения безработных."
    assert about(lead, "Курсы пройдут все желающие.") == []
    assert about(lead, "Об этом министр сказал в Москве.") == []
    assert about(lead, "Больше всего заявок пришло из Татарстана, Пермского края и Самары.") == []


def test_the_publisher_tells_where_the_text_does_not() -> None:
    assert about("Центр занятости открыл курсы.", publisher="Правительство Омской области") == ["RU-OMS"]


def test_mentions_quote_the_release() -> None:
    release = document("В Твери открыли центр.", "Тверская область выделила средства.")
    [region] = find_regions(release, ())
    assert [mention.text for mention in region.mentions] == ["Твери", "Тверская область"]
    assert all(release.release.text[mention.start : mention.stop] == mention.text for mention in region.mentions)


def test_a_town_in_the_name_of_an_authority_makes_its_subject_a_party() -> None:
    lead = "Администрация Брянска и администрация Калуги договорились обучать водителей."
    bodies = tuple(
        Organization(name, (), (Mention(lead.index(name), lead.index(name) + len(name), name),))
        for name in ("Администрация Брянска", "администрация Калуги")
    )
    assert [region.code for region in find_regions(document(lead), bodies)] == ["RU-BRY", "RU-KLU"]


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error_and_in_order(text: str) -> None:
    place = 0
    for found in gazetteer().find(text):
        assert place <= found.start < found.stop <= len(text)
        place = found.stop
