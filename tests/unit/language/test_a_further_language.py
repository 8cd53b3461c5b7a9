"""A language is added by a folder of word lists alone: Portuguese, which has none, is read by a scratch folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import claimwatch_language

FIGURES = """
name = "Portuguese"
separators = " ."
decimal = ","
number_joints = ["e"]
between = [["entre", "e"]]
of_number = ["de"]
qualifying = ["outras"]
object_marks = []
of_whole = ["incluindo"]
totals = ["número", "balanço"]
total_of = ["de"]
reached = ["subiu para"]
auxiliaries = ["foram", "ficaram"]
number_words = { dois = 2, doze = 12, vinte = 20 }
scales = { mil = 1000 }
dozens = { dezenas = 20 }
comparators = { at_least = ["pelo menos"], more_than = ["mais de"] }
comparators_after = {}
people = { pessoas = "", civis = "civilians", "crianças" = "children" }
harmed = { killed = ["mortos"], wounded = ["feridos"] }
befallen = { killed = ["mortas", "mortos"], wounded = ["feridas", "feridos"] }
died = { killed = ["morreram"] }
harming = { killed = ["matou", "mataram"] }
"""
TOPICS = """
name = "Portuguese"

[topics]
shelling = ["artilharia", "morteiro*"]
displacement = ["deslocad*"]
"""
READ = """
import json, math
from claimwatch_language.languages.words import topic_words
from services.figures.languages import LANGUAGES, figure_readers
from services.mentions.topics.listed import ListedTopics
from services._extractor.findings import TimeLimit

texts = [
    "Pelo menos 12 pessoas morreram e 40 crianças ficaram feridas no ataque.",
    "Mais de 1.200 civis foram mortos desde janeiro.",
    "O ataque matou vinte pessoas.",
    "O ministro tem 12 assessores e chegou em 40 minutos.",
]
figures = [figure_readers().read("pt", text, "", None, math.inf).found.text for text in texts]
told = [[[each.value, each.measure, each.comparator, each.population] for each in found] for found in figures]
topics = ListedTopics(topic_words("pt")).read("Morteiros caíram sobre os deslocados.", TimeLimit(math.inf)).found
print(json.dumps([sorted(LANGUAGES), told, sorted(topics)]))
"""


def test_a_folder_is_all_that_a_language_needs(tmp_path: Path) -> None:
    package = tmp_path / "claimwatch_language"
    shutil.copytree(Path(claimwatch_language.__file__).parent, package)
    folder = package / "languages" / "pt"
    folder.mkdir()
    (folder / "figures.toml").write_text(FIGURES, "utf-8")
    (folder / "topics.toml").write_text(TOPICS, "utf-8")
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == 0, done.stderr
    languages, figures, topics = json.loads(done.stdout)
    assert "pt" in languages
    assert figures == [
        [[12, "killed", "at_least", None], [40, "wounded", "exact", "children"]],
        [[1_200, "killed", "more_than", "civilians"]],
        [[20, "killed", "exact", None]],
        [],
    ]
    assert topics == ["displacement", "shelling"]
