// search for the embedded engine, which has no full-text index: it looks at all names and titles.

WITH toLower($text) AS text,
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with' AS common
WITH text, [
  word IN split(reduce(rest = text, mark IN ['(', '[', '{', '"', '\t', '\n'] | replace(rest, mark, ' ')), ' ')
  WHERE word =~ '[\\p{L}\\p{N}].*' AND NOT ' ' + common CONTAINS ' ' + word
] AS words
WHERE size(words) > 0
// Names have a node each; the rarest words are the long ones, as a rule, so that few are left to look at closely.
WITH text, words, reduce(longest = '', word IN words | CASE WHEN size(word) > size(longest) THEN word ELSE longest END) AS longest
CALL (longest) {
  MATCH (paper:Paper)
  WHERE toLower(paper.title) CONTAINS longest
  RETURN paper AS node
  UNION
  MATCH (name:Name)
  WHERE name.key CONTAINS longest
  MATCH (name)-[:NAMES]->(entity)
  RETURN entity AS node
}
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
