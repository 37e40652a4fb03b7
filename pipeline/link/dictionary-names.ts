import { entityId } from '../../graph/ids.ts'
import type { Dictionary, DictionaryEntry } from '../tag/dictionary.ts'
import type { LinkedPage, PageEntity } from './assemble.ts'

/**
 * Names things as the user's dictionary does: what is called by one of its names or aliases, and is of its type, is that thing, wherever its
 * paper is at home. People of one name stay as they were told apart; an alias brings them to their name alone.
 */
export function namedByDictionary(linked: LinkedPage, { entries }: Dictionary): LinkedPage {
  const known = new Map<string, DictionaryEntry>()
  for (const entry of [...entries].reverse()) for (const form of [...entry.aliases, entry.name]) known.set(`${entry.type} ${form}`, entry)
  const entryOf = ({ type, name, aliases }: Pick<PageEntity, 'type' | 'name' | 'aliases'>): DictionaryEntry | undefined =>
    [name, ...aliases].map((form) => known.get(`${type} ${form}`)).find((entry) => entry !== undefined)
  const renamed = linked.entities.map((entity): PageEntity => {
    const entry = entryOf(entity)
    if (entry === undefined || (entity.type === 'Person' && entity.name === entry.name)) return entity
    return {
      ...entity,
      id: entityId(entry.type, entry.name),
      name: entry.name,
      aliases: others([...entity.aliases, entity.name], entry.name),
    }
  })
  const places = new Map<string, number>()
  const entities: PageEntity[] = []
  const moved = renamed.map((entity) => {
    const at = places.get(entity.id)
    const first = at === undefined ? undefined : entities[at]
    if (at === undefined || first === undefined) {
      places.set(entity.id, entities.length)
      return entities.push(entity) - 1
    }
    entities[at] = { ...first, aliases: others([...first.aliases, ...entity.aliases], first.name) }
    return at
  })
  return {
    entities,
    articles: linked.articles.map((article) => ({
      ...article,
      entityOf: article.entityOf.map((entity) => moved[entity] ?? entity),
      referents: article.referents.map((referent) => {
        const entry = entryOf(referent)
        if (entry === undefined || (referent.type === 'Person' && referent.name === entry.name)) return referent
        const context = referent.context.filter((one) => !one.startsWith('@'))
        return { ...referent, name: entry.name, aliases: others([...referent.aliases, referent.name], entry.name), context }
      }),
    })),
  }
}

const others = (names: readonly string[], name: string): readonly string[] => [...new Set(names)].filter((each) => each !== name).sort()
