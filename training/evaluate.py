"""Score the shipped pipeline from raw text: ``python training/evaluate.py DATA [--split dev|test]``.

A treebank's raw text is its sentences joined by a blank, with an empty line before every document and paragraph.
Words are aligned by their characters, and scores are F1, as in the CoNLL 2018 shared task (Zeman et al. 2018,
doi:10.18653/v1/K18-2001), except that labels are compared with their subtypes too.  Entities need exact span and type.

For the speed of one thread set OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from prepare import Sentence, read_columns, read_conllu
from train import TREEBANKS

from chancery.model.document import Doc
from chancery.parse.english import EnglishParser, load_english

Spans = list[tuple[int, int]]


def raw_text(sentences: Sequence[Sentence]) -> tuple[str, list[Spans]]:
    """The text of a treebank, and where each word of each sentence lies in it."""
    text = ""
    places: list[Spans] = []
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.starts_paragraph else " "
        spans: Spans = []
        for form, spaced in zip(sentence.forms, sentence.spaces, strict=True):
            spans.append((len(text), len(text) + len(form)))
            text += form + (" " if spaced else "")
        text = text.rstrip(" ")
        places.append(spans)
    return text, places


def parse_scores(parser: EnglishParser, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 in percent of words, sentences, UPOS, features, lemmas, UAS and LAS (with and without subtypes)."""
    text, places = raw_text(sentences)
    gold = _gold_facts(sentences, places)
    found = _found_facts(parser(text))
    scores = {}
    for task in gold:
        both = sum((gold[task] & found[task]).values())
        scores[task] = 200.0 * both / (gold[task].total() + found[task].total())
    return scores


def _gold_facts(sentences: Sequence[Sentence], places: Sequence[Spans]) -> dict[str, Counter[tuple[object, ...]]]:
    facts: dict[str, Counter[tuple[object, ...]]] = {task: Counter() for task in _TASKS}
    for s, spans in zip(sentences, places, strict=True):
        facts["sentences"][spans[0][0], spans[-1][1]] += 1
        for i, span in enumerate(spans):
            head = spans[s.heads[i] - 1] if s.heads[i] else None
            _add(facts, span, (s.upos[i], s.feats[i], s.lemmas[i], head, s.deprels[i]))
    return facts


def _found_facts(doc: Doc) -> dict[str, Counter[tuple[object, ...]]]:
    facts: dict[str, Counter[tuple[object, ...]]] = {task: Counter() for task in _TASKS}
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            facts["sentences"][words[0].idx, words[-1].idx + len(words[-1])] += 1
        for token in words:
            head = None if token.head == token else (token.head.idx, token.head.idx + len(token.head))
            label = "root" if token.dep_ == "ROOT" else token.dep_
            span = (token.idx, token.idx + len(token))
            _add(facts, span, (token.pos_, str(token.morph), token.lemma_, head, label))
    return facts


_TASKS = ("words", "sentences", "UPOS", "features", "lemmas", "UAS", "LAS", "LAS without subtypes")


def _add(
    facts: dict[str, Counter[tuple[object, ...]]],
    span: tuple[int, int],
    word: tuple[str, str, str, tuple[int, int] | None, str],
) -> None:
    upos, feats, lemma, head, label = word
    facts["words"][span] += 1
    facts["UPOS"][span, upos] += 1
    facts["features"][span, feats] += 1
    facts["lemmas"][span, lemma] += 1
    facts["UAS"][span, head] += 1
    facts["LAS"][span, head, label] += 1
    facts["LAS without subtypes"][span, head, label.split(":")[0]] += 1


def entity_scores(parser: EnglishParser, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Entity F1 in percent, overall and by type, on the set's own tokens, sentence by sentence."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    docs = [Doc(sentence.forms) for sentence in sentences]
    parser.annotate(docs)
    for sentence, doc in zip(sentences, docs, strict=True):
        predicted = set(_entities([f"{token.ent_iob_}-{token.ent_type_}".rstrip("-") for token in doc]))
        true = set(_entities(sentence.entities))
        for kind in ("PER", "ORG", "LOC", "all"):
            mine = {item for item in predicted if kind in ("all", item[2])}
            theirs = {item for item in true if kind in ("all", item[2])}
            right[kind] += len(mine & theirs)
            found[kind] += len(mine)
            gold[kind] += len(theirs)
    return {kind: 200.0 * right[kind] / max(1, found[kind] + gold[kind]) for kind in gold}


def _entities(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield start, place, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]


def words_per_second(parser: EnglishParser, texts: Sequence[str]) -> float:
    """Tokens per second of ``parser.pipe`` over ``texts``, from raw text to annotated documents, after a warm-up.

    Processor time is counted, so that other work on the machine does not matter; with one thread that is a busy core.
    """
    list(parser.pipe(map(parser.make_doc, texts[: len(texts) // 4])))
    began = time.process_time()
    words = sum(len(doc) for doc in parser.pipe(map(parser.make_doc, texts)))
    return words / (time.process_time() - began)


def paragraphs(sentences: Sequence[Sentence], size: int = 20) -> list[str]:
    """Texts of ``size`` sentences each, for timing."""
    return [raw_text(sentences[start : start + size])[0] for start in range(0, len(sentences), size)]


def main() -> None:
    """Read the arguments and print every score."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", choices=("dev", "test"), default="dev")
    options = arguments.parse_args()
    parser = load_english()
    texts: list[str] = []
    for treebank in TREEBANKS:
        sentences = list(read_conllu(options.data / f"treebanks/{treebank}-{options.split}.conllu"))
        texts += paragraphs(sentences)
        print(treebank, *(f"{task} {score:.2f}" for task, score in parse_scores(parser, sentences).items()), sep="\t")
    uner = list(read_columns(options.data / f"ner/uner-en_ewt-ud-{options.split}.iob2", "uner"))
    print("entities", *(f"{kind} {score:.2f}" for kind, score in entity_scores(parser, uner).items()), sep="\t")
    print(f"{words_per_second(parser, texts):.0f} words/s on one thread")


if __name__ == "__main__":
    main()
