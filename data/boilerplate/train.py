#!/usr/bin/env python3
"""Trains the line classifier and writes its weights beside this file: `classifier_html.txt` and
`classifier_html_again.txt` for the two looks at web pages, `classifier_text.txt` and
`classifier_text_again.txt` for those at plain text.

Data: the development pages of WCXB (Web Content Extraction Benchmark, Murrough Foley,
https://github.com/Murrough-Foley/web-content-extraction-benchmark, CC-BY-4.0): news and blog pages
with a reviewed body each. Needed: folders of files named `ID.html` or `ID.txt` (the same pages as
plain-text dumps: of the whole page, of its main container), and `gold.json`,
{ID: {"articleBody": ...}}, which is `main_content` of `dev/ground-truth/ID.json` of those pages whose
primary type is "article". No text of theirs is kept in the weights, which are thresholds on the
numbers that `src/load/clean/features` documents.

  cargo bench --bench features -- html FOLDER/html > html.tsv
  cargo bench --bench features -- text FOLDER/text > text.tsv
  cargo bench --bench features -- text FOLDER/text-main > text-main.tsv
  python3 -m pip install lightgbm==4.7.0 numpy==2.4.6
  python3 data/boilerplate/train.py FOLDER/gold.json --text text.tsv text-main.tsv
  python3 data/boilerplate/train.py FOLDER/gold.json --html html.tsv

It first prints the score of a five-fold cross-validation over pages (F1 of 4-word shingles, macro
mean), then trains on all pages. The second look knows what the first one says of the
lines around a line; it is trained on what first looks say of pages that they were not trained on,
also inside the folds. The rules that follow the classifier do not take part.

Some dumps lack the reviewed body, and some reviews hold one part of an article and nothing of the
others, which read alike. From such pages plain text teaches the wrong thing: they are left out of
the training, but never of the score. Cross-validated F1 of whole pages rises so from .918 to
.923, of main containers from .913 to .918.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import statistics

import lightgbm
import numpy

WORD = re.compile(r"\w+")
FOLDS = 5
KEPT = 0.35
COMMON = dict(objective="binary", bagging_fraction=0.8, bagging_freq=1, verbose=-1, num_threads=1, seed=1, max_bin=63,
              deterministic=True)
HTML = dict(COMMON, learning_rate=0.08, num_leaves=15, min_data_in_leaf=40, feature_fraction=0.5, lambda_l2=5)
# 236 pages are few: small trees, large leaves and few features a tree keep them from being learnt by heart.
TEXT = dict(COMMON, learning_rate=0.07, num_leaves=12, min_data_in_leaf=300, feature_fraction=0.3, lambda_l2=20)
FIRST = {"html": HTML, "text": TEXT}
AGAIN = {"html": HTML, "text": TEXT}
# A page that a first look gets less right than this, trained on others, has a body that its text cannot tell.
FEWEST_RIGHT = 0.5
ROUNDS = {"html": 120, "html again": 80, "text": 130, "text again": 70}
AROUND = ["likely", "likely -1", "likely +1", "likely -2", "likely +2", "likely -3", "likely +3", "likely within 2",
          "likely within 5", "likely within 10", "likely within 20", "likely 3 before", "likely 3 behind",
          "likely 8 before", "likely 8 behind", "likely 20 before", "likely 20 behind", "likely share before",
          "likely share behind", "likely words before", "likely words behind", "likely of all", "likely words",
          "since likely", "until likely", "since unlikely", "until unlikely", "doubt", "likeliest within 3"]
ALIKE = {
    "likely of kind": ["kind core share", "kind density", "kind words", "kind lines"],
    "likely of pair": ["pair core share", "pair density", "pair lines"],
    "likely of parent": ["parent core share", "parent density", "parent lines"],
    "likely of second": ["second core share", "second density", "second lines"],
    "likely of third": ["third core share", "third density", "third lines"],
}

# page: its name; lines; numbers: a row a line; answers: see `labels`; weights and words: one a line
Page = collections.namedtuple("Page", "page lines numbers answers weights words")


def read(path, gold, ids):
    names, pages = None, collections.OrderedDict()
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 40:
            continue
        if cells[0] == "id":
            names = names or cells[2:]
            continue
        pages.setdefault(cells[0], []).append((cells[1], numpy.array(cells[2:], dtype=numpy.float32)))
    found = []
    for page in ids:
        if page in pages and gold[page]["articleBody"]:
            lines = [text for text, _ in pages[page]]
            numbers = numpy.stack([row for _, row in pages[page]])
            body = gold[page]["articleBody"]
            size = len(WORD.findall(body))
            weights = [min(3, (len(WORD.findall(line)) + 3) / (size + 100) * 20) + 0.02 for line in lines]
            found.append(Page(page, lines, numbers, labels(lines, body), weights, numbers[:, names.index("words")]))
    return names, found


def shingles(text):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))


def labels(lines, body):
    """1 = the line is in the reviewed body, 0 = it is not, None = it has no word."""
    whole = " " + " ".join(WORD.findall(body)) + " "
    alone = {" ".join(WORD.findall(line)) for line in body.split("\n")}
    known = set(shingles(body))
    found = []
    for line in lines:
        words = WORD.findall(line)
        text = " ".join(words)
        if not words:
            found.append(None)
        elif len(words) < 5:
            found.append(int(text in alone or (len(words) >= 3 and f" {text} " in whole)))
        elif f" {text} " in whole:
            found.append(1)
        else:
            mine = [tuple(words[i:i + 4]) for i in range(len(words) - 3)]
            found.append(int(sum(s in known for s in mine) >= 0.6 * len(mine)))
    long = [i for i, v in enumerate(found) if v and len(WORD.findall(lines[i])) >= 5]
    for i, v in enumerate(found):  # short lines far from the body are chance hits of menus
        if v and len(WORD.findall(lines[i])) < 5 and (not long or min(abs(i - p) for p in long) > 6):
            found[i] = 0
    return found


def train(pages, rows, options, rounds):
    keep = [[i for i, v in enumerate(page.answers) if v is not None] for page in pages]
    numbers = numpy.concatenate([row[kept] for row, kept in zip(rows, keep)])
    answers = numpy.array([page.answers[i] for page, kept in zip(pages, keep) for i in kept])
    weights = numpy.array([page.weights[i] for page, kept in zip(pages, keep) for i in kept])
    return lightgbm.train(options, lightgbm.Dataset(numbers, answers, weight=weights), rounds)


def folds(pages, ids):
    """Pairs of places: those to train on and those held back."""
    for fold in range(FOLDS):
        held = set(ids[fold::FOLDS])
        yield ([i for i, p in enumerate(pages) if p.page not in held], [i for i, p in enumerate(pages) if p.page in held])


def held_back(pages, ids, options, rounds):
    """For each page what a forest says that was trained on the pages of the other folds."""
    found = [None] * len(pages)
    for known, held in folds(pages, ids):
        if known and held:
            forest = train([pages[i] for i in known], [pages[i].numbers for i in known], options, rounds)
            for i in held:
                found[i] = forest.predict(pages[i].numbers)
    return found


def since(marked):
    found, distance = [], 30.0
    for is_marked in marked:
        found.append(distance)
        distance = 1.0 if is_marked else min(30.0, distance + 1)
    return numpy.array(found)


def around(likely, words):
    """What the first look says around each line; the same as `src/load/clean/model/around.rs`."""
    n, at = len(likely), numpy.arange(len(likely))
    told = numpy.concatenate([[0], numpy.cumsum(likely * words)])
    all_words = numpy.concatenate([[0], numpy.cumsum(words)])

    def mean(start, end):
        start, end = numpy.clip(start, 0, n), numpy.clip(end, 0, n)
        return (told[end] - told[start]) / (all_words[end] - all_words[start] + 1)

    columns = [likely]
    for distance in (1, 2, 3):
        before, behind = numpy.full(n, -1.0), numpy.full(n, -1.0)
        if distance < n:
            before[distance:], behind[:-distance] = likely[:-distance], likely[distance:]
        columns += [before, behind]
    columns += [mean(at - reach, at + reach + 1) for reach in (2, 5, 10, 20)]
    for reach in (3, 8, 20):
        columns += [mean(at - reach, at), mean(at + 1, at + 1 + reach)]
    before, behind = told[:-1], told[-1] - told[1:]
    columns += [before / (told[-1] + 1), behind / (told[-1] + 1), before, behind]
    columns += [numpy.full(n, told[-1] / (all_words[-1] + 1)), numpy.full(n, told[-1])]
    for marked in (likely > 0.6, likely < 0.1):
        columns += [since(marked), since(marked[::-1])[::-1]]
    doubt = (numpy.minimum(likely, 1 - likely) * words).sum() / (all_words[-1] + 1)
    columns.append(numpy.full(n, doubt))
    columns.append(numpy.array([likely[max(0, i - 3):i + 4].max() for i in range(n)]))
    return numpy.stack(columns, 1)


def alike(likely, page, names):
    """What the first look says of the other lines in places like a line's; the same as
    `src/load/clean/model/alike.rs`."""
    words, columns = page.words + 1, []
    for agree in ALIKE.values():
        _, group = numpy.unique(page.numbers[:, [names.index(name) for name in agree]], axis=0, return_inverse=True)
        group = group.ravel()
        told, all_words = numpy.bincount(group, likely * words), numpy.bincount(group, words)
        columns.append((told[group] - likely * words + 1.5) / (all_words[group] - words + 5))
    return numpy.stack(columns, 1)


def again_rows(pages, first, names, kind):
    found = []
    for page, likely in zip(pages, first):
        parts = [page.numbers, around(likely, page.words)]
        found.append(numpy.concatenate(parts + ([alike(likely, page, names)] if kind == "html" else []), 1))
    return found


def threshold(likely, words):
    """The same as `src/load/clean/model/threshold.rs`."""
    order = numpy.argsort(-likely, kind="stable")
    right, kept = numpy.cumsum((likely * words)[order]), numpy.cumsum(words[order])
    expected = numpy.where(likely[order] >= 0.05, right / (kept + (likely * words).sum() + 1e-9), -1)
    best = int(numpy.argmax(expected))
    return min(likely[order][best], 0.8) if expected[best] > 0 else 0.8


def right(gold, page, likely, kind):
    """Precision and recall of the lines of a page that count as article."""
    least = threshold(likely, page.words) if kind == "text" else KEPT
    text = "\n".join(line for line, v in zip(page.lines, likely) if v >= least)
    a, b = shingles(gold[page.page]["articleBody"]), shingles(text)
    hits = sum((a & b).values())
    return hits / max(1, sum(b.values())), hits / max(1, sum(a.values()))


def score(gold, pages, likely, kind):
    parts = [right(gold, page, sure, kind) for page, sure in zip(pages, likely)]
    p, r = statistics.mean(x for x, _ in parts), statistics.mean(x for _, x in parts)
    return f"F1 {2 * p * r / (p + r):.4f} P {p:.4f} R {r:.4f} on {len(parts)} pages"


def told_by_text(pages, ids, gold):
    """The pages whose body their text can tell, to learn from."""
    likely = held_back(pages, ids, FIRST["text"], ROUNDS["text"])
    parts = [right(gold, page, sure, "text") for page, sure in zip(pages, likely)]
    unsuited = {page.page for page, (p, r) in zip(pages, parts) if 2 * p * r <= FEWEST_RIGHT * (p + r)}
    return [page for page in pages if page.page not in unsuited]


def write(name, forest, names, folder):
    head = ["# Weights of the line classifier: boosted trees, one a line. Written by train.py, not by hand.",
            "# Trained on the WCXB development pages (CC-BY-4.0, Murrough Foley).",
            "# A node: feature threshold left right; it goes left if the feature is at most the threshold.",
            "# Children below zero are leaves, counted from -1; the leaves stand behind the bar.",
            "# features: " + ", ".join(names)]
    trees = [tree_line(tree) for tree in forest.dump_model()["tree_info"]]
    (folder / f"classifier_{name}.txt").write_text("\n".join(head + trees) + "\n", encoding="utf-8")


def tree_line(tree):
    nodes, leaves = [], []

    def walk(node):
        if "split_feature" not in node:
            leaves.append(f"{node['leaf_value']:.4f}")
            return -len(leaves)
        at = len(nodes)
        nodes.append(None)
        left, right = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = f"{node['split_feature']} {node['threshold']:.7g} {left} {right}"
        return at

    walk(tree["tree_structure"])
    return "; ".join(nodes) + " | " + " ".join(leaves)


def looks(kind, pages, ids, names, folder, gold):
    """Trains both looks on these pages, writes their weights and returns how to ask them."""
    pages = pages if kind == "html" else told_by_text(pages, ids, gold)
    first = train(pages, [p.numbers for p in pages], FIRST[kind], ROUNDS[kind])
    told = held_back(pages, ids, FIRST[kind], ROUNDS[kind])
    again = train(pages, again_rows(pages, told, names, kind), AGAIN[kind], ROUNDS[kind + " again"])
    if folder:
        write(kind, first, names, folder)
        write(kind + "_again", again, names + AROUND + list(ALIKE) * (kind == "html"), folder)
    return lambda held: [again.predict(row) for row in
                         again_rows(held, [first.predict(p.numbers) for p in held], names, kind)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("gold")
    options.add_argument("--text", nargs="+", default=[])
    options.add_argument("--html", nargs="+", default=[])
    options.add_argument("--no-validation", action="store_true")
    options.add_argument("--folds", help="also write the weights of each fold to DIR/0, DIR/1, ...", metavar="DIR")
    chosen = options.parse_args()
    gold = json.load(open(chosen.gold, encoding="utf-8"))
    ids = sorted(gold)
    random.Random(7).shuffle(ids)
    for kind, paths in (("text", chosen.text), ("html", chosen.html)):
        if not paths:
            continue
        sets = [read(path, gold, ids) for path in paths]
        names, pages = sets[0][0], [page for _, own in sets for page in own]
        found = [None] * len(pages)
        for fold, (known, held) in enumerate(() if chosen.no_validation else folds(pages, ids)):
            folder = pathlib.Path(chosen.folds) / str(fold) if chosen.folds else None
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "held.txt").write_text("\n".join(sorted({pages[i].page for i in held})) + "\n")
            ask = looks(kind, [pages[i] for i in known], ids, names, folder, gold)
            for i, likely in zip(held, ask([pages[i] for i in held])):
                found[i] = likely
        begin = 0
        for path, (_, own) in zip(paths, sets):
            if not chosen.no_validation:
                print(kind, path, score(gold, own, found[begin:begin + len(own)], kind), flush=True)
            begin += len(own)
        looks(kind, pages, ids, names, pathlib.Path(__file__).parent, gold)


if __name__ == "__main__":
    main()
