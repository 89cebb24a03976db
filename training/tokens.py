"""The tokenizer: spaCy's English one, fitted to the treebanks' division of words and to titles in council news."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex

TITLES = ("Cllr", "Cllrs", "Cllor", "Coun", "Couns", "Ald")
KEPT_PREFIXES = ("anti", "co", "e", "ex", "inter", "mid", "multi", "non", "pre", "pro", "re", "un")
HYPHEN_BETWEEN_LETTERS = r"(?<=[^\W_])(?:-|–|—|--|---|——|~)(?=[^\W\d_])"
MORE_INFIXES = (
    r"(?<=[^\W\d_]{2})[?!;](?=[^\W\d_])",  # "around?I"
    r"(?<=[^\W\d_])-(?=\d)",  # "COVID-19"
    r"(?<=[\w.])[–—](?=[\w£$€])",  # "1–10"
)
MORE_SUFFIXES = (r"[!?]{2,}", r"(?<=\d)(?:bn|am|pm)")
UNWANTED_EXCEPTIONS = ("):", "and/or")


def fit_tokenizer(nlp: Language) -> Language:
    """Change the pipeline's tokenizer in place; the rules are saved with the pipeline. Returns the pipeline."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"the pipeline divides words by {type(tokenizer).__name__}: start from spaCy's own tokenizer")
    infixes = [rule for rule in nlp.Defaults.infixes or () if not _is_letter_hyphen(str(rule))]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, _hyphens(), *MORE_INFIXES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), *MORE_SUFFIXES]).search
    exceptions = dict(tokenizer.rules or {})
    tokenizer.rules = {form: parts for form, parts in exceptions.items() if form not in UNWANTED_EXCEPTIONS}
    for title in TITLES:
        for form in (title, f"{title}.", title.upper(), f"{title.upper()}."):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    for form in ("al.",):
        tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp


def _is_letter_hyphen(rule: str) -> bool:
    return rule.endswith(")") and "(?:-|" in rule and "--" in rule


def _hyphens() -> str:
    """A hyphen divides two words, but not a prefix from its word: "two-party", yet "re-elected"."""
    forms = sorted({shape for prefix in KEPT_PREFIXES for shape in (prefix, prefix.capitalize())})
    return "".join(rf"(?<!\b{form})" for form in forms) + HYPHEN_BETWEEN_LETTERS
