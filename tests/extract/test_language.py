from __future__ import annotations

import pytest

from gapcheck.errors import Unreadable
from gapcheck.extract import language
from gapcheck.records.document import Document, Line

# The same few sentences of a CV in every language that is told apart.
TEXTS = {
    "de": (
        "Leitung der Abteilung für die Plattformen mit drei Teams und einem Budget von zwei "
        "Millionen. Verantwortlich für den Umzug des Rechenzentrums in die Cloud. Aufbau "
        "eines Teams von der Planung bis zur Einführung. Seit dem Jahr zuständig für die "
        "Sicherheit der Systeme und nicht nur für deren Betrieb. Studium der Informatik an "
        "einer Universität."
    ),
    "fr": (
        "Responsable de la direction des plateformes avec trois équipes et un budget de deux "
        "millions. Pilotage du projet de migration dans le nuage pour les sites de la "
        "société. Mise en place des outils de suivi avec les équipes, ainsi que la formation "
        "de nos ingénieurs sur ces outils. Études à une école du pays depuis la licence."
    ),
    "es": (
        "Responsable de la dirección de las plataformas con tres equipos y un presupuesto de "
        "dos millones. Encargado del traslado del centro de datos a la nube para los clientes "
        "de la empresa. Mejora de los procesos desde el análisis hasta la entrega, así como "
        "la formación del personal en una escuela."
    ),
    "it": (
        "Responsabile della direzione delle piattaforme con tre squadre e un budget di due "
        "milioni. Guida del passaggio dei sistemi alla nuvola per gli utenti della società. "
        "Sviluppo degli strumenti con la squadra, anche per la sicurezza nel reparto. Laurea "
        "presso una università del nord."
    ),
    "pt": (
        "Responsável pela direção das plataformas com três equipas e um orçamento de dois "
        "milhões. Condução da passagem dos sistemas para a nuvem com os clientes da empresa. "
        "Melhoria do processo desde a análise até à entrega, e também a formação das equipas "
        "em segurança no departamento."
    ),
    "nl": (
        "Verantwoordelijk voor het beheer van de platformen met drie teams en een budget van "
        "twee miljoen. Leiding bij de overgang van het rekencentrum naar de cloud. Opbouw van "
        "een team tot en met de invoering, en ook de beveiliging van systemen door het hele "
        "bedrijf. Studie aan een hogeschool."
    ),
    "sv": (
        "Ansvarig för plattformarna med tre grupper och en budget på två miljoner. Ledde "
        "flytten av datacentret till molnet och byggde upp ett nytt team från början. "
        "Arbetade även med säkerhet samt utbildning av ingenjörer inom företaget, och var med "
        "vid införandet av den nya tjänsten som används."
    ),
    "da": (
        "Ansvarlig for platformene med tre hold og et budget på to millioner. Ledede "
        "flytningen af datacentret til skyen og byggede et nyt hold op fra begyndelsen. "
        "Arbejdede også med sikkerhed samt uddannelse af ingeniører inden for virksomheden, "
        "og blev leder af den nye tjeneste, som er i brug."
    ),
    "no": (
        "Ansvarlig for plattformene med tre lag og et budsjett på to millioner. Ledet "
        "flyttingen av datasenteret til skyen og bygget opp et nytt lag fra bunnen av. "
        "Arbeidet også med sikkerhet samt opplæring av ingeniører innen selskapet, og ble "
        "leder av den nye tjenesten som er i bruk etter å ha byttet."
    ),
    "fi": (
        "Vastasin alustoista ja kolmesta ryhmästä sekä kahden miljoonan budjetista. Toimin "
        "myös johtajana siirrossa, joka on osana muutosta ja jonka tulos oli uusi palvelu. "
        "Olen kouluttanut insinöörejä turvallisuuteen ja laatuun sekä rakentanut tiimin, kun "
        "yritys kasvoi, mutta myös sen jälkeen. Lisäksi työskentelin eri maiden kanssa noin "
        "kymmenen vuotta aikana, että palvelut ovat kunnossa."
    ),
    "pl": (
        "Odpowiedzialny za platformy oraz trzy zespoły z budżetem na dwa miliony. Kierowanie "
        "projektem, który przeniósł systemy do chmury, oraz budowa zespołu od podstaw. "
        "Szkolenie inżynierów przez rok i poprawa jakości, także przy współpracy z klientami. "
        "Studia na uczelni nie tylko dla informatyki się liczą."
    ),
    "cs": (
        "Odpovědný za platformy a tři týmy, také za rozpočet ve výši dvou milionů. Vedl jsem "
        "projekt, který převedl systémy do cloudu, a také tým od počátku až do předání. "
        "Školení inženýrů pro nové služby, které jsou pod dohledem, nebo při změně. Studium "
        "na škole ve městě. Byl jsem také členem rady."
    ),
    "ro": (
        "Responsabil pentru platforme și pentru trei echipe, cu un buget de două milioane. Am "
        "condus trecerea sistemelor din centrul de date în cloud și am format o echipă care "
        "este activă până azi. Instruire pentru ingineri prin cursuri, precum și mai multă "
        "siguranță în companie."
    ),
    "hu": (
        "Három csapat és egy nagy költségvetés vezetője, valamint a rendszerek felelőse. A "
        "munka során volt egy átállás, amely több részleg között zajlott, és meg is tartottuk "
        "a határidőt. Mérnökök képzése az új eszközökre, valamint a biztonság által kívánt "
        "szabályok. Jelenleg is részt vesz az irányításban, nem csak mint vezető."
    ),
    "tr": (
        "Üç ekip ve iki milyonluk bütçe ile altyapı için sorumlu yönetici olarak görev. Bu "
        "dönüşüm sonunda daha güvenli bir ortam, her ekip için ortak araçlar ve daha çok "
        "eğitim. Müşteriler ile ekipler arasında köprü olarak çalışma, üzerinde durulan "
        "konular için bir plan."
    ),
}

ENGLISH = (
    "Head of platforms with three teams and a budget of two millions. Led the move of the data centre to the "
    "cloud and built a team from the start. Trained the engineers for security across the company, and has "
    "been responsible for all services which are used by the customers of the ferries."
)


def lines(text: str) -> tuple[Line, ...]:
    rows = [text[at : at + 90] for at in range(0, len(text), 90)]
    return tuple(
        Line(number, 1, row, (0.0, 0.0, 1.0, 1.0), 10.0, False, 0, False, ())
        for number, row in enumerate(rows, 1)
    )


def of(text: str) -> str:
    return language.of(lines(text))


def test_every_language_that_is_named_has_a_text_here() -> None:
    assert set(TEXTS) == set(language.NAMES)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_each_language_is_told(code: str) -> None:
    assert of(TEXTS[code]) == code


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_text_that_is_half_english_counts_as_english(code: str) -> None:
    assert of(ENGLISH + " " + TEXTS[code]) == "en"


def test_english_and_short_texts_count_as_english() -> None:
    assert of(ENGLISH) == "en"
    assert of("") == "en"
    assert of("Leiter der Abteilung für die Plattformen und den Betrieb") == "en"


def test_foreign_names_and_schools_do_not_make_a_text_foreign() -> None:
    names = "Universidad de la Costa, Escuela del Mar y de los Puertos, Calle de las Flores. "
    assert of(names * 2 + ENGLISH) == "en"


def test_lists_of_tools_do_not_make_a_text_foreign() -> None:
    assert (
        of("Python, Go, Java, Kubernetes, Terraform, Linux, SQL, AWS, Azure, Jira, Agile, DevOps. " * 8)
        == "en"
    )


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Руководитель отдела платформ и трёх команд, переезд в облако. " * 4, "Cyrillic"),
        ("Υπεύθυνος για τις πλατφόρμες και τρεις ομάδες στην εταιρεία. " * 4, "Greek"),
        ("负责平台和三个团队的管理工作以及云迁移项目的实施与培训工程师" * 8, "Chinese or Japanese"),
    ],
)
def test_other_scripts_are_named(text: str, script: str) -> None:
    assert of(text) == script


def test_the_reason_names_the_language_and_the_remedy() -> None:
    def document(text: str) -> Document:
        return Document("cv.pdf", "0" * 64, "pdf", (), lines(text))

    language.require_english(document(ENGLISH))
    with pytest.raises(Unreadable) as raised:
        language.require_english(document(TEXTS["de"]))
    assert str(raised.value) == (
        "The CV is in German (de), which is not supported yet. Ask for an English version."
    )
    with pytest.raises(Unreadable, match="in Greek script"):
        language.require_english(document("Υπεύθυνος για τις πλατφόρμες και τρεις ομάδες. " * 4))
