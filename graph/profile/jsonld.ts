import { articleJsonld, entityJsonld, JSONLD_CONTEXT, quotationJsonld, relationJsonld } from '../formats/jsonld.ts'
import type { EntityNode, Evidence } from '../view.ts'
import type { Profile } from './data.ts'

/** The entity, its stated relations, what they lead to, and the sentences and articles that state them, as JSON-LD like that of a whole graph. */
export function renderProfileJsonld({ entity, roles, relations }: Profile): string {
  const items = [roles, ...relations].flatMap((group) => group.items)
  const others = new Map<string, EntityNode>(items.map(({ other }) => [other.id, other]))
  const evidence = new Map<string, Evidence>(items.flatMap((item) => item.evidence.map((each) => [each.sentence, each] as const)))
  const articles = new Map<string, Evidence>([...evidence.values()].map((each) => [each.article, each]))
  const graph = [
    entityJsonld(entity),
    ...[...others.values()].map(entityJsonld),
    ...items.map(({ relation, evidence: own }) =>
      relationJsonld(
        relation,
        own.map(({ sentence }) => sentence),
      ),
    ),
    ...[...evidence.values()].map(({ sentence, text, article }) => quotationJsonld({ id: sentence, text }, article)),
    ...[...articles.values()].map(({ article, headline, date, source, page }) =>
      articleJsonld({ id: article, headline, byline: [], date, source, page }),
    ),
  ]
  return `${JSON.stringify({ '@context': JSONLD_CONTEXT, '@graph': graph }, null, 2)}\n`
}
