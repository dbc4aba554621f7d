#!/usr/bin/env python3
"""Trains the line classifier and writes `classifier_text.txt` and
`classifier_html.txt` beside this file.

Data: the development pages of WCXB (Web Content Extraction Benchmark, Murrough Foley,
https://github.com/Murrough-Foley/web-content-extraction-benchmark), CC-BY-4.0: news and blog pages
with a reviewed body each. Needed: `gold.json` ({id: {"articleBody": ...}}) and folders of files
named `ID.html` or `ID.txt` (the same pages as plain-text dumps). No text of theirs is kept in the
weights, which are thresholds on the numbers that `src/load/clean/features` documents.

  PAGES=FOLDER/html FORMAT=html cargo test --test it -- --ignored --nocapture features > html.tsv
  PAGES=FOLDER/text FORMAT=text cargo test --test it -- --ignored --nocapture features > text.tsv
  python3 -m pip install lightgbm numpy
  python3 data/boilerplate/train.py FOLDER/gold.json --text text.tsv [text-main.tsv ...] --html html.tsv

It first prints the score of a five-fold cross-validation over pages (F1 of 4-word shingles, macro
mean), then trains on all pages. Lines of web pages have the features of plain text and those of
markup.
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
OPTIONS = dict(objective="binary", learning_rate=0.08, num_leaves=15, min_data_in_leaf=40, feature_fraction=0.5,
               bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=2, seed=1, max_bin=63,
               deterministic=True)


def read(path):
    pages = collections.OrderedDict()
    names = None
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 40:
            continue
        if cells[0] == "id":
            names = names or cells[2:]
            continue
        pages.setdefault(cells[0], []).append((cells[1], numpy.array(cells[2:], dtype=numpy.float32)))
    return names, pages


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


def arrays(pages, gold, columns):
    rows, answers, weights = [], [], []
    for page, lines, numbers, answer in pages:
        keep = [i for i, v in enumerate(answer) if v is not None]
        size = len(WORD.findall(gold[page]["articleBody"]))
        rows.append(numbers[keep][:, columns])
        answers += [answer[i] for i in keep]
        weights += [min(3, (len(WORD.findall(lines[i])) + 3) / (size + 100) * 20) + 0.02 for i in keep]
    return lightgbm.Dataset(numpy.concatenate(rows), numpy.array(answers), weight=numpy.array(weights))


def score(gold, kept):
    parts = []
    for page, text in kept.items():
        a, b = shingles(gold[page]["articleBody"]), shingles(text)
        hits = sum((a & b).values())
        parts.append((hits / max(1, sum(b.values())), hits / max(1, sum(a.values()))))
    p, r = statistics.mean(x for x, _ in parts), statistics.mean(x for _, x in parts)
    return f"F1 {2 * p * r / (p + r):.4f} P {p:.4f} R {r:.4f} on {len(parts)} pages"


def tree_line(tree):
    nodes, leaves = [], []

    def walk(node):
        if "split_feature" not in node:
            leaves.append(f"{node['leaf_value']:.4f}")
            return -len(leaves)
        at = len(nodes)
        nodes.append(None)
        left, right = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = f"{node['split_feature']} {node['threshold']:.5g} {left} {right}"
        return at

    walk(tree["tree_structure"])
    return "; ".join(nodes) + " | " + " ".join(leaves)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("gold")
    options.add_argument("--text", nargs="+", default=[])
    options.add_argument("--html", nargs="+", default=[])
    options.add_argument("--rounds", type=int, default=120)
    options.add_argument("--no-validation", action="store_true")
    chosen = options.parse_args()
    gold = json.load(open(chosen.gold, encoding="utf-8"))
    ids = sorted(gold)
    random.Random(7).shuffle(ids)
    for kind, paths in (("text", chosen.text), ("html", chosen.html)):
        if not paths:
            continue
        sets = []
        for path in paths:
            names, pages = read(path)
            sets.append([(page, [t for t, _ in pages[page]], numpy.stack([x for _, x in pages[page]]),
                          labels([t for t, _ in pages[page]], gold[page]["articleBody"]))
                         for page in ids if page in pages and gold[page]["articleBody"]])
        columns = list(range(len(names)))
        for_all = [page for pages in sets for page in pages]
        kept = [{page: "" for page in ids if gold[page]["articleBody"]} for _ in sets]
        for fold in range(0 if chosen.no_validation else FOLDS):
            held = set(ids[fold::FOLDS])
            model = lightgbm.train(OPTIONS, arrays([p for p in for_all if p[0] not in held], gold, columns),
                                   chosen.rounds)
            for at, pages in enumerate(sets):
                for page, lines, numbers, _ in pages:
                    if page in held:
                        sure = model.predict(numbers[:, columns])
                        kept[at][page] = "\n".join(t for t, v in zip(lines, sure) if v > KEPT)
        for path, texts in zip(paths, [] if chosen.no_validation else kept):
            print(kind, path, score(gold, texts))
        model = lightgbm.train(OPTIONS, arrays(for_all, gold, columns), chosen.rounds).dump_model()
        head = ["# Weights of the line classifier: boosted trees, one a line. Written by train.py, not by hand.",
                "# Trained on the WCXB development pages (CC-BY-4.0, Murrough Foley).",
                "# A node: feature threshold left right; it goes left if the feature is at most the threshold.",
                "# Children below zero are leaves, counted from -1; the leaves stand behind the bar.",
                "# features: " + ", ".join(names[i] for i in columns)]
        out = pathlib.Path(__file__).with_name(f"classifier_{kind}.txt")
        out.write_text("\n".join(head + [tree_line(tree) for tree in model["tree_info"]]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
