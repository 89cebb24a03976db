"""The stages in a row: from files to readings, and from readings to the store. Only this package knows them all."""

from overtures.pipeline.comparing import Comparison, evaluate
from overtures.pipeline.form import reading_dict, reported_by
from overtures.pipeline.reading import Progress, Reader
from overtures.pipeline.storing import Summary, add, store_reading

__all__ = [
    "Comparison",
    "Progress",
    "Reader",
    "Summary",
    "add",
    "evaluate",
    "reading_dict",
    "reported_by",
    "store_reading",
]
