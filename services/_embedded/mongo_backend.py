"""Our back end of the embedded MongoDB-compatible server: ``TypedBackend.java``, compiled when it is first asked for.

Java must run in this process.
"""

from functools import cache
from pathlib import Path
from typing import Any

import jpype

SOURCE = Path(__file__).with_name("TypedBackend.java")


@cache
def typed_backend() -> Any:
    """The class. It is compiled by Janino, because the Java run time has no compiler; half a second of processor time.

    The text of an exception of Java's names the line that cannot be compiled.
    """
    compiler = jpype.JClass("org.codehaus.janino.SimpleCompiler")()
    compiler.cook(SOURCE.read_text())
    return jpype.JClass(compiler.getClassLoader().loadClass("claimwatch.TypedBackend"))
