"""Which models a process holds: that of English only after an English text, that of French only after a French one."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from services._extractor import parsing
from services.attribution.languages import attribution_readers
from services.figures.languages import figure_readers

attributions, figures = attribution_readers(), figure_readers()
def held():
    return parsing._language.cache_info().currsize, "fr_core_news_sm" in sys.modules
print(held())
said = attributions.read("fr", "Le maire a dit que 12 personnes ont été tuées.", 60.0).found.attributions
counted = figures.read("fr", "Le maire a dit que 12 personnes ont été tuées.", "", None, 60.0).found.text
print(held(), len(said), len(counted))
said = attributions.read("en", "The mayor said that 12 people were killed.", 60.0).found.attributions
print(held(), len(said))
"""


def test_a_model_is_loaded_when_the_first_text_of_its_language_comes() -> None:
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["(0, False)", "(0, True) 1 1", "(1, True) 1"], ran.stderr
