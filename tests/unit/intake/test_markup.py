"""HTML as text: characters express what a screen shows by style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.text.markup import text_of


def test_blocks_are_lines_and_scripts_are_not_text() -> None:
    fragment = "<p>One\n  <b>two</b> &amp; three</p>four<br/>five<script>if (a < b) x()</script><ul><li>six</ul>"
    assert text_of(fragment) == "One two & three\nfour\nfive\nsix"


@given(st.text())
def test_any_fragment_is_text_without_blank_lines(fragment: str) -> None:
    lines = text_of(fragment).split("\n")
    assert lines == [""] or all(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("at least 23<sup>7</sup> people", "at least 23 people"),
        ("40<sup>12</sup> dead,<sup>[note 3]</sup> 9<sup>*</sup> hurt.<sup>a</sup>", "40 dead, 9 hurt."),
        ("5 dead<sup><a href='#fn1'>1st note</a></sup> and <a href='#fn2'><sup>b</sup></a>more", "5 dead and more"),
        ("10<sup>6</sup> people on 5 km<sup>2</sup>", "10⁶ people on 5 km²"),
        ("the 5<sup>th</sup> and M<sup>me</sup> X", "the 5th and Mme X"),
        ("<del>Seven</del> <ins>Nine</ins> killed, <s>30</s> <strike>31</strike> 23 hurt", "Nine killed, 23 hurt"),
        ("He said: <q>We <q>won</q> it</q>.", "He said: “We ‘won’ it”."),
        ("<p><q>We won</q>, he said</p>", "“We won”, he said"),
        ("the <b>5</b><sup>th</sup>, <b>10</b><sup>6</sup> and <i>40</i><sup>12</sup>", "the 5th, 10⁶ and 40"),
        ("<sup>1</sup> See above.<!-- x --><sup>2</sup>", "See above."),
        ("He said: “<q>We won</q>”", "He said: “We won”"),
        ("On <time datetime='2026-07-03'>Friday</time> she left", "On Friday she left"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字"),
        ("<svg><title>Logo</title></svg>Nine<button>Share</button> dead", "Nine dead"),
    ],
)
def test_figures_and_quotations_are_those_on_the_screen(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("\u202eNine\u202c \u2067people\u2069 were \u202dkilled", "Nine people were killed"),
        ("Nine\u200b peo\u00adple were&shy; killed\ufeff\x08", "Nine people were killed"),
        ("It&#146;s \x93so\x94", "It’s “so”"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_characters_that_nobody_sees_are_left_out_but_not_those_that_shape_letters(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


@pytest.mark.parametrize(
    "text",
    [
        "ticker <BIGCO> up",
        "std::unique_ptr<S> rocks",
        "see <http://a.example/b>",
        "mail <a@b.example>",
        "a<b and c < d",
    ],
)
def test_what_is_in_angle_brackets_and_no_element_is_text(text: str) -> None:
    assert text_of(text) == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<o:p>One</o:p> <my-card>two</my-card>", "One two"),
        ('<img alt="a < b > c">x', "x"),
        ("a</body>b</html>c", "abc"),
        ("&lt;p&gt;Nine &amp;amp; ten.&lt;/p&gt;", "Nine & ten."),
        ("<p>Use the &lt;p&gt; element</p>", "Use the <p> element"),
    ],
)
def test_elements_are_read_as_browsers_read_them(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


@pytest.mark.parametrize("control", ["\x0b", "\x0c", "\x01", "\ufffe", "\uffff"])
def test_a_control_character_behind_what_is_left_out_harms_nothing(control: str) -> None:
    assert text_of(f"<p>Nine <del>ten</del>{control} were<svg/>{control} hurt.</p>") == "Nine were hurt."


def test_the_upper_half_of_a_fraction_is_no_mark_of_a_note() -> None:
    assert text_of("<p>2<sup>1</sup>/<sub>2</sub> million fled.</p>") == "2 1/2 million fled."
