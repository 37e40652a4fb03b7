import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Pages for people, by path from the root; the texts of the samples and of the corpus are none. */
export const pages: readonly string[] = globSync(['*.md', 'docs/**/*.md', 'models/**/*.md', 'pipeline/**/*.md', 'samples/README.md'], {
  cwd: root,
  ignore: ['**/node_modules/**'],
}).sort()

export const read = (page: string): string => readFileSync(root + page, 'utf8')

/** The fenced blocks of a language; '' is the language of those that name none. */
export function blocks(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\S*)\n([\s\S]*?)^```$/gmu)].flatMap(([, named, body]) => (named === language ? [body ?? ''] : []))
}

export const withoutBlocks = (markdown: string): string => markdown.replace(/^```\S*\n[\s\S]*?^```$/gmu, '')

/** Command lines of a page, each from its `$ ` to the end of its last quotation. */
export function commandLines(markdown: string): readonly string[] {
  return blocks(markdown, '').flatMap((block) => {
    const lines: string[] = []
    let open = false
    for (const line of block.split('\n')) {
      if (open) lines.push(`${lines.pop() ?? ''}\n${line}`)
      else if (line.startsWith('$ ')) lines.push(line.slice(2))
      else continue
      open = ((lines.at(-1) ?? '').match(/"/gu) ?? []).length % 2 === 1
    }
    return lines
  })
}

/** The anchors that headings make, as GitHub makes them. */
export const anchors = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...withoutBlocks(markdown).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
