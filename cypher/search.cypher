// title: Search names and titles
// group: Search
// answers: Names and titles in which every word of the text begins a word, in any case, so that "llama-2" finds LLaMA-2 7B; what is called just so comes first, then by rank. Words that begin a common English word (the, of, no) or no letter or digit are passed over.
// param text: string = "low-rank adaptation" -- words
// param type: string of Paper|Method|Model|Benchmark = "" -- only Paper, Method, Model or Benchmark; "" for all
// param limit: integer = 20 -- rows
// example: paperloom query search --param text="llama-2 7b"

WITH toLower($text) AS text,
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with' AS common
WITH text, [
  word IN split(reduce(rest = text, mark IN ['(', '[', '{', '"', '\t', '\n'] | replace(rest, mark, ' ')), ' ')
  WHERE word =~ '[\\p{L}\\p{N}].*' AND NOT ' ' + common CONTAINS ' ' + word
] AS words
WHERE size(words) > 0
// The index finds what has the beginning of each word, as far as that is letters and digits, 60 at the most (it takes no more than 1,000); the words themselves are looked for in
// what it found. So no text is ever read as the index's own language.
WITH text, words, reduce(
  query = '',
  word IN words |
  query + ' +' + substring(word, 0, head([i IN range(1, size(word)) WHERE i = 60 OR i = size(word) OR NOT substring(word, i, 1) =~ '[a-z0-9]'])) + '*'
) AS query
CALL db.index.fulltext.queryNodes('paperloom_search', query) YIELD node
WITH text, words, node, [coalesce(node.title, node.name)] + coalesce(node.aliases, []) AS spellings
WITH text, words, node, [one IN spellings | toLower(one)] AS spellings
WHERE ($type = '' OR $type IN labels(node))
  AND any(
    one IN spellings
    WHERE all(
      word IN words
      WHERE ' ' + reduce(rest = one, mark IN ['(', '[', '{', '"', '\t', '\n'] | replace(rest, mark, ' ')) CONTAINS ' ' + word
    )
  )
RETURN
  labels(node)[0] AS type,
  coalesce(node.title, node.name) AS name,
  node.id AS id,
  node.rank AS rank,
  text IN spellings AS called_so
ORDER BY called_so DESC, rank DESC, id
LIMIT $limit
