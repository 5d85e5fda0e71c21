"""Word statistics for the tagger: python3 words.py TOKENS.txt WORDS.tsv

TOKENS.txt comes from tokens.js. Needs gensim and scikit-learn. Words of eight occurrences and more get word vectors
(skip-gram, 96 dimensions, window 4), which are grouped into 64, 256 and 1,024 clusters; besides, how often a word is met
and how much of it is written in lower case, the first words of sentences left out. One line a word: the word in lower
case (all numbers are one word, 0), a tab, and the five numbers packed into one, base 36 (see src/extract/word-statistics.ts).
Vectors are trained on several threads: another run gives other clusters of the same quality.
"""

import math
import re
import sys
from collections import Counter

import numpy
from gensim.models import Word2Vec
from sklearn.cluster import MiniBatchKMeans

NUMBER = re.compile(r"^\d[\d.,]*$")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Least share of lower case of each step from 1 on.
STEPS = (0.02, 0.1, 0.3, 0.6, 0.85, 0.95, 0.995)


def key(word):
    return "0" if NUMBER.match(word) else word.lower()


class Sentences:
    def __init__(self, path):
        self.path = path

    def __iter__(self):
        with open(self.path, encoding="utf8", errors="replace") as lines:
            for line in lines:
                yield [key(word) for word in line.split()]


def base36(number):
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"


def main(tokens, output):
    vectors = Word2Vec(
        Sentences(tokens), vector_size=96, window=4, min_count=8, sg=1, negative=6, sample=1e-4, workers=2, epochs=4, seed=1
    ).wv
    units = vectors.vectors / numpy.linalg.norm(vectors.vectors, axis=1, keepdims=True)
    coarse, middle, fine = (
        MiniBatchKMeans(k, batch_size=4096, n_init=3, random_state=1, max_iter=60).fit(units).labels_ for k in (64, 256, 1024)
    )
    total, lower = Counter(), Counter()
    with open(tokens, encoding="utf8", errors="replace") as lines:
        for line in lines:
            for word in line.split()[1:]:
                total[key(word)] += 1
                if word == word.lower():
                    lower[key(word)] += 1
    rows = []
    for i, word in enumerate(vectors.index_to_key):
        n = total[word]
        frequency = min(7, max(0, int(math.log(n + 1, 3)) - 2))
        share = lower[word] / n if n else 0
        lowered = sum(share >= step for step in STEPS)
        packed = ((((int(fine[i]) << 8 | int(middle[i])) << 6 | int(coarse[i])) << 3 | frequency) << 3) | lowered
        rows.append((word, base36(packed)))
    with open(output, "w", encoding="utf8") as out:
        out.writelines(f"{word}\t{number}\n" for word, number in sorted(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
