"""The FlashText side of names.mjs: reads {"surfaces", "texts"}, then answers each line with one timed pass."""
import json
import sys
import time

from flashtext import KeywordProcessor

job = json.loads(sys.stdin.readline())
begin = time.perf_counter()
processor = KeywordProcessor()
processor.add_keywords_from_list(job["surfaces"])
print(json.dumps({"seconds": time.perf_counter() - begin}), flush=True)
for _ in sys.stdin:
    begin = time.perf_counter()
    found = sum(len(processor.extract_keywords(text, span_info=True)) for text in job["texts"])
    print(json.dumps({"seconds": time.perf_counter() - begin, "found": found}), flush=True)
