"""The spaCy side of spacy.mjs: reads {"texts", "gold", "steps"}, trains a while, then answers each line with one timed pass."""
import json
import random
import sys
import time

import spacy
from spacy.training import Example

LABELS = [f"{kind} {scope}" for kind in ("Method", "Model") for scope in ("proper", "family")] + ["Benchmark proper"]


def examples(nlp, gold):
    """Annotated papers as spaCy's examples: each mention where it first stands free of the others."""
    for paper in gold:
        doc = nlp.make_doc(f'{paper["title"]}\n{paper["abstract"]}')
        spans = []
        for entity in paper["entities"]:
            for mention in entity["mentions"]:
                at = doc.text.find(mention)
                span = at >= 0 and doc.char_span(at, at + len(mention), label=f'{entity["type"]} {entity["scope"]}')
                if span:
                    spans.append(span)
        reference = nlp.make_doc(doc.text)
        reference.ents = [
            spacy.tokens.Span(reference, s.start, s.end, label=s.label_) for s in spacy.util.filter_spans(spans)
        ]
        yield Example(doc, reference)


job = json.loads(sys.stdin.readline())
begin = time.perf_counter()
random.seed(1)
spacy.util.fix_random_seed(1)
nlp = spacy.blank("en")
ner = nlp.add_pipe("ner")
for label in LABELS:
    ner.add_label(label)
train = list(examples(nlp, job["gold"]))
optimizer = nlp.initialize((lambda: train[:200]) if train else None)
for step in range(job["steps"] if train else 0):
    nlp.update(random.sample(train, min(16, len(train))), sgd=optimizer)
print(json.dumps({"seconds": time.perf_counter() - begin, "version": spacy.__version__}), flush=True)
for _ in sys.stdin:
    begin, began = time.perf_counter(), time.process_time()
    found = sum(len(doc.ents) for doc in nlp.pipe(job["texts"], batch_size=64))
    seconds, busy = time.perf_counter() - begin, time.process_time() - began
    print(json.dumps({"seconds": seconds, "busy": busy, "found": found}), flush=True)
