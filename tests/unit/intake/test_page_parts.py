"""Boxes around an article, and notices in its place, are not the article."""

import pytest

from services.intake.pages.article import read_page
from tests.unit.intake.courier import CONSENT, LEAD, NEXT, NOW, REST, read


def test_a_page_that_is_nested_deep_is_read() -> None:
    assert read("<div>" * 200 + f"<p>{LEAD}</p><p>{REST}</p>" + "</div>" * 200).text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Your choice", f"<div><h1>Your data</h1>{CONSENT}</div>"),
        (
            "Just a moment...",
            "<p>Checking your browser before you can go on. This takes up to 5 seconds to finish.</p>",
        ),
        ("Desk", "<main><p>Please verify that you are human. There was unusual traffic from your network.</p></main>"),
        (
            "Desk",
            "<main><h1>Sorry</h1><p>This story is not available in your region for 2 reasons of law.</p></main>",
        ),
        (
            "Log in",
            "<main><h1>Log in</h1><p>Please log in to read on. It takes less than one minute and is free.</p></main>",
        ),
        ("Desk", "<div><p>You need to enable JavaScript to see what the newspaper has for you on this page.</p></div>"),
        (
            "Page not found",
            "<main><h1>Oh no</h1><p>Try our 40 latest stories, or go to the front page of the paper.</p></main>",
        ),
        ("Leaving", "<p>If nothing happens within a few seconds, follow the link to what you had asked us for.</p>"),
        ("Wait", "<p>Sie werden automatisch weitergeleitet. Falls nichts geschieht, folgen Sie bitte diesem Link.</p>"),
        ("404", "<p>La page que vous recherchez n’existe plus ; vous pouvez retourner à la une du journal.</p>"),
        ("Проверка", "<p>Подтвердите, что вы не робот: это займёт три секунды, и страница газеты откроется.</p>"),
        ("Desk", "<p>الصفحة التي تبحث عنها غير موجودة، ويمكنك العودة إلى الصفحة الرئيسية للجريدة.</p>"),
        ("Desk", "<p>Devam etmek için lütfen robot olmadığınızı doğrulayın; bu yalnızca üç saniye sürer.</p>"),
        ("Desk", "<p>No eres un robot, ¿verdad? Confirma que no eres un robot para leer la portada.</p>"),
        ("Access denied", "<p>You don't have permission to access this page on the server of the newspaper.</p>"),
        ("Desk", "<p>We are down for maintenance and hope to be back in 2 hours with all of our stories.</p>"),
        ("Desk", "<article><h1>Bridge</h1><p>Subscribe for 2 euros a month.</p><p>Already a subscriber?</p></article>"),
        (
            "Brücke",
            "<article><h1>Brücke</h1><p>Dieser Artikel ist nur für Abonnenten: die ersten 4 Wochen für 1 Euro, dann"
            " 9 Euro im Monat, jederzeit kündbar.</p><p>Sie haben bereits ein Abo? Hier anmelden.</p></article>",
        ),
        (
            "Gizlilik",
            "<div><p>Biz ve 120 ortağımız cihazınızda çerezler saklıyor ve kişisel verileri işliyoruz; bunu"
            " reddedebilirsiniz.</p></div>",
        ),
        ("Wait", "<p>You are being redirected to the story that you asked for. It takes 3 seconds or less.</p>"),
    ],
)
def test_what_stands_in_the_place_of_an_article_is_none(title: str, body: str) -> None:
    assert read(body, title).text == ""


def test_a_page_that_sends_its_readers_on_at_once_is_no_article_and_one_that_reloads_is() -> None:
    refresh = '<meta http-equiv="refresh" content="{}">'
    body = f"<article><p>{LEAD}</p><p>{REST}</p></article>"
    assert read(body, head=refresh.format("0;url=https://desk.example/n/2")).text == ""
    assert read(body, head=refresh.format("300")).text == f"{LEAD}\n{REST}"
    assert read(body, head=f"<noscript>{refresh.format('0;url=/no-script')}</noscript>").text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers denied access to the camp on Friday, the agency said, and turned back an aid convoy of 12 lorries.",
        "A man who went missing on Friday was not found by 40 searchers; the road to the region was blocked by snow.",
        "Police went to the address on Friday, but the man was not found; 3 soldiers were hurt at a security check.",
        "Four ships with aid are being redirected to Cyprus; if nothing happens by Friday 20 more follow.",
        "Access was denied to 40 lorries at the crossing on Friday, the agency said; please try again later, it heard.",
        "A robot killed a worker on Friday, police said. The firm said it was not a robot of its own make.",
        "A flaw in a program that requires JavaScript let thieves in on Friday, the agency said; 12 clinics were hit.",
        "Neun Menschen starben, sagte die Bürgermeisterin am Freitag; die Züge wurden automatisch weitergeleitet.",
        "Un accord a été trouvé vendredi, a déclaré le ministre ; les abonnés recevront 10 euros par mois du réseau.",
        "رفض المتحدث قبول المقترح يوم الجمعة، وقال في بيان إن تسعة أشخاص قتلوا وإن بيانات الوزارة غير دقيقة.",
        "Scientists noticed unusual activity from the volcano, and 404 people left the village, for members only.",
    ],
)
def test_a_short_report_in_like_words_is_an_article(text: str) -> None:
    assert read(f"<article><h1>News</h1><p>{text}</p></article>").text == text


@pytest.mark.parametrize(
    "offer",
    [
        "<p>You have read your 3 free stories of this month. Subscribe now: 2 euros for the first 8 weeks.</p>",
        "<div><h3>Keep reading</h3><p>Subscribe for only 3 euros a month.</p><p>Already a subscriber? Log in</p></div>",
        "<p>Sign in or create your account to get our newsletter with the 10 best stories.</p>",
        "<div><script>window.forms = window.forms || []; // one for each place where the form of this page may stand\n"
        "</script><p>Subscribe for only 3 euros a month.</p><p>Already a subscriber? Log in</p></div>",
    ],
)
def test_the_offer_of_a_subscription_is_no_part_of_the_text(offer: str) -> None:
    assert read(f"<article><p>{LEAD}</p><p>{REST}</p>{offer}</article>").text == f"{LEAD}\n{REST}"


def test_news_about_subscriptions_is_news() -> None:
    text = "The paper said on Friday that a subscription will cost 15 euros a month, after 9,000 readers had left it."
    assert text in read(f"<div><h1>Paper</h1><p>{text}</p><p>{REST}</p></div>").text


@pytest.mark.parametrize(
    "following",
    [
        f"<article><h1>Mayor steps down</h1><p>{NEXT}</p><p>{NEXT} Again.</p></article>",
        f"<div class='story'><h1>Mayor steps down</h1><p>{NEXT}</p><p>{NEXT} Again.</p></div>",
        f"<div class='story'><h2>Mayor steps down</h2><p>{NEXT}</p><p>{NEXT} Again.</p></div>",
        f"<article class='card'><h3><a href='/o'>Mayor steps down</a></h3><p>{NEXT}</p></article>",
    ],
)
def test_the_next_article_is_not_this_one(following: str) -> None:
    own = f"<div class='story'><h1>Bridge shelled at night</h1><p>{LEAD}</p><p>{REST}</p></div>"
    assert read(f"<header><h1>Desk</h1></header><main>{own}{following}</main>").text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_the_next_article_in_an_element_of_its_own_is_not_this_one(rank: str) -> None:
    own = f"<article><{rank}>Bridge shelled at night</{rank}><p>{LEAD}</p><p>{REST}</p></article>"
    following = f"<article><h2>Mayor steps down</h2><p>{NEXT}</p><p>{NEXT} Again.</p></article>"
    assert read(f"<main>{own}{following}</main>").text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize(
    "more",
    [
        f"<div class='read-next'><h3>Read next</h3><h4>Mayor steps down</h4><p>{NEXT}</p></div>",
        f"<section id='most-read'><p>{NEXT}</p></section>",
        f"<div class='box more-on'><p>{NEXT}</p></div>",
        f"<p><strong>READ MORE:</strong> <a href='/o'>{NEXT}</a></p>",
        f"<p>Читайте также: <a href='/o'>{NEXT}</a></p>",
    ],
)
def test_what_leads_to_other_articles_is_no_part_of_this_one(more: str) -> None:
    body = f"<article><h1>Bridge shelled at night</h1><p>{LEAD}</p>{more}<p>{REST}</p></article>"
    assert read(body).text == f"{LEAD}\n{REST}"


def test_a_block_with_several_headings_of_others_goes_once() -> None:
    own = f"<div><h1>Bridge shelled at night</h1><p>{LEAD}</p><p>{REST}</p></div>"
    others = f"<div><div><h1>Mayor steps down</h1><p>{NEXT}</p></div><div><h1>Dam holds</h1><p>{NEXT}</p></div></div>"
    assert read(f"<main>{own}{others}</main>").text == f"{LEAD}\n{REST}"


@pytest.mark.parametrize(
    "article",
    [
        f"<article><p>{LEAD}</p><h3><a href='/topic'>The bridge</a></h3><p>{REST}</p></article>",
        f"<article><h2>In short</h2><p>{LEAD}</p><p>{REST}</p><h4><a href='/o'>Mayor steps down</a></h4></article>",
        f"<div class='read_more'><p>{LEAD}</p><p>{REST}</p></div>",
        f"<div><h1>Region</h1><p>{LEAD}</p><p>{REST}</p></div>",
    ],
)
def test_what_holds_nearly_all_of_the_prose_is_the_article(article: str) -> None:
    text = read(f"<header><h1>Bridge shelled at night</h1></header>{article}").text
    assert LEAD in text
    assert REST in text


def test_the_next_article_at_an_address_of_its_own_is_not_this_one() -> None:
    own = f"<div data-article-url='/1'><h1>Bridge shelled at night</h1><p>{LEAD}</p><p>{REST}</p></div>"
    following = f"<div data-article-url='/2'><h2>Mayor steps down</h2><p>{NEXT}</p><p>{NEXT} Again.</p></div>"
    assert read(f"<main>{own}{following}</main>").text == f"{LEAD}\n{REST}"


def test_a_paragraph_with_a_link_in_its_words_is_read() -> None:
    linked = "<p>Watch <a href='/o'>the film</a> that the office showed on Friday before the governor spoke there.</p>"
    text = read(f"<article><h1>Bridge shelled at night</h1><p>{LEAD}</p>{linked}<p>{REST}</p></article>").text
    assert "Watch the film that the office showed" in text


def test_the_chapters_of_a_report_are_one_article() -> None:
    chapters = "".join(
        f"<section><h1>Chapter {number}</h1><p>{text}</p></section>" for number, text in enumerate((LEAD, REST))
    )
    for lead in ("", f"<p>{NEXT}</p>"):
        text = read(f"<article><header><h1>Bridge shelled at night</h1></header>{lead}{chapters}</article>").text
        assert LEAD in text
        assert REST in text


def test_the_posts_of_a_live_blog_are_one_article() -> None:
    posts = "".join(
        f"<article><h2>0{hour}:10</h2><p>{text}</p></article>" for hour, text in enumerate((LEAD, REST, NEXT))
    )
    text = read(f"<main><h1>Bridge shelled at night</h1>{posts}</main>").text
    assert all(post in text for post in (LEAD, REST, NEXT))


@pytest.mark.parametrize(
    "frame",
    [
        "<article><h1>Report</h1>{}</article>",
        "<main><h1>Report</h1>{}</main>",
        "<main><article>{}</article></main><aside><article><h3><a href='/o'>Other</a></h3></article></aside>",
    ],
)
def test_an_article_in_several_containers_is_whole(frame: str) -> None:
    said = [
        f"Witness number {number} told the commission what was seen at the bridge that night." for number in range(12)
    ]
    column = "<div class='row'><div class='col body article__body'>{}</div><div class='col rail'>Ad</div></div>"
    columns = "".join(column.format("".join(f"<p>{text}</p>" for text in said[at : at + 4])) for at in (0, 4, 8))
    comments = f"<div class='comments-area'><p>{NEXT}</p></div>"
    assert read(frame.format(columns + comments), "Report").text == "\n".join(said)


def test_figures_and_quotations_of_a_page_are_those_on_the_screen() -> None:
    text = read(
        f"<article><p>On <time datetime='x'>Friday</time> 40<sup>12</sup> of 10<sup>6</sup> people had left.</p>"
        f"<p>The gov&shy;ernor said: <q>We counted <del>seven</del> <ins>nine</ins></q>.</p><p>{REST}</p></article>"
    ).text
    assert text == f"On Friday 40 of 10⁶ people had left.\nThe governor said: “We counted nine”.\n{REST}"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang='ar'>", "ar"),
        ("<html><head><meta property='og:locale' content='fr_FR'>", "fr_FR"),
        ("<html lang=''><head><meta http-equiv='content-language' content='de'>", "de"),
        ("<html>", None),
    ],
)
def test_a_page_says_what_language_it_is_in(html: str, language: str | None) -> None:
    assert read_page(f"{html}<p>{LEAD}</p>".encode(), None, "https://desk.example/", NOW).language == language


@pytest.mark.parametrize(("title", "is_article"), [("404 people rescued", True), ("404 - Desk", False), ("404", False)])
def test_a_number_is_not_the_status_of_an_answer(title: str, is_article: bool) -> None:
    text = "Boats took people from the roofs of the old town until noon, and the water is still rising there."
    assert (read(f"<main><p>{text}</p></main>", title).text == text) is is_article


SHORT_SENTENCES = [
    "Rescuers said that 22 people were missing.",
    "Three children are among them.",
    "“We heard two blasts.”",
    "Has anybody seen them?",
    "Il y a quatorze morts à Karsa.",
    "По словам врачей, ранены девять человек.",
    "قال الأطباء إن تسعة أشخاص قتلوا.",
    "The army denied it (in a statement).",
    "‘Nobody came to help us!’",
    "The mayor put the toll at 12.",
]


@pytest.mark.parametrize("sentence", SHORT_SENTENCES)
def test_an_article_read_by_its_paragraphs_keeps_the_short_ones_between_long_ones(sentence: str) -> None:
    repeated = f"<p>{REST}</p>" * 7  # trafilatura keeps each text once, and so less than 40 % of this page
    assert read(f"<article><p>{LEAD}</p><p>{sentence}</p>{repeated}</article>").text.split("\n")[:3] == [
        LEAD,
        sentence,
        REST,
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<p>Image credit: Desk</p>",
        "<p>Read this: <a href='/n/2'>two held at the port.</a></p>",
        "<aside><p>Sign up to our morning letter.</p></aside>",
        "<div class='related'><p>The mayor put the toll at 12.</p></div>",
        "<figure><p>The bridge on Friday at noon.</p></figure>",
    ],
)
def test_what_is_no_sentence_of_the_article_is_left_out_of_its_paragraphs(box: str) -> None:
    repeated = f"<p>{REST}</p>" * 7
    assert read(f"<article><p>{LEAD}</p>{box}{repeated}</article>").text.split("\n") == [LEAD, *[REST] * 7]


def test_short_sentences_after_the_last_long_paragraph_are_left_out() -> None:
    repeated = f"<p>{REST}</p>" * 7
    page = read(f"<article><p>{LEAD}</p>{repeated}<p>Sign up to our morning letter.</p></article>")
    assert page.text.split("\n") == [LEAD, *[REST] * 7]
