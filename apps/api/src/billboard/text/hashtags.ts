const MOST = 10
const HASHTAG = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]{2,50})(?![\p{L}\p{N}_])/gu

/** The hashtags of a text, in lower case, each once. `#1` is a number. */
export function hashtagsIn(body: string): string[] {
  const tags = [...body.matchAll(HASHTAG)].map(([, tag = '']) => tag.toLowerCase())
  return [...new Set(tags.filter((tag) => /\p{L}/u.test(tag)))].slice(0, MOST)
}
