/** More characters of a search text say nothing more, and Lucene takes 1,024 terms at most. */
const MOST_CHARACTERS = 300

/**
 * A text as Lucene's query language reads it for no more than its words: every sign of the language is escaped, and AND, OR and NOT lose
 * their capitals, as the index has lost them.
 */
export function luceneTerms(text: string): string {
  const words = [...text.toLowerCase()].slice(0, MOST_CHARACTERS).join('')
  return words.replace(/[+\-&|!(){}[\]^"~*?:\\/<>=]/g, '\\$&').trim()
}
