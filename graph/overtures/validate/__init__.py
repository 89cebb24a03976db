"""Whether a graph may be stored: SHACL article by article, and whether the evidence stands in the text."""

from overtures.validate.check import check
from overtures.validate.files import check_file
from overtures.validate.problems import Problem
from overtures.validate.stored import check_store

__all__ = ["Problem", "check", "check_file", "check_store"]
