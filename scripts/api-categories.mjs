// A plugin of TypeDoc: the index of the reference is by what one does with a thing, which its source folder tells.
import { fileURLToPath } from 'node:url'
import { relative } from 'node:path'
import { Comment, CommentTag, Converter } from 'typedoc'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The first that fits. */
const CATEGORIES = [
  [/^pipeline\//u, 'Reading pages'],
  [/^cli\//u, 'Building a graph'],
  [/^viewer\//u, 'Serving'],
  [/^graph\/profile\//u, 'Profiles'],
  [/^graph\/decisions\//u, 'Decisions'],
  [/^graph\/(?:formats\/|diff)/u, 'Exporting and comparing'],
  [/^graph\/(?:schema|model|ids|errors)/u, 'Model'],
  [/^graph\//u, 'Stores and queries'],
]

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const reflection of context.project.children ?? []) {
      const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? []
      if (declaration === undefined) continue
      const path = relative(root, declaration.getSourceFile().fileName).replaceAll('\\', '/')
      const category = CATEGORIES.find(([pattern]) => pattern.test(path))?.[1]
      if (category === undefined) continue
      reflection.comment ??= new Comment()
      reflection.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]))
    }
  })
}
