"""From a file to an `Article`: find the files, decode them, take the front matter off, prepare the text for reading.

Everything that cannot be read is a `ReadingError` of one line: which file, what is wrong with it and what to do.
"""

from overtures.read.articles import load, load_stream
from overtures.read.dates import parse_date
from overtures.read.decode import MAX_BYTES
from overtures.read.files import STDIN, find
from overtures.read.preparing import Prepared, prepare
from overtures.read.registers import load_councils

__all__ = ["MAX_BYTES", "STDIN", "Prepared", "find", "load", "load_councils", "load_stream", "parse_date", "prepare"]
