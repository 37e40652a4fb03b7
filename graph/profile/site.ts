import type { FilePart } from '../formats/format.ts'
import { escapeMarkup } from '../formats/markup.ts'
import type { EntityId, IsoDate } from '../model.ts'
import { ENTITY_TYPES, entityTypes, type EntityType } from '../schema.ts'
import type { EntityNode, StatedEdge } from '../view.ts'
import { asOf } from './as-of.ts'
import { profile } from './data.ts'
import type { WholeGraph } from './from-lines.ts'
import { CONTENT_POLICY, renderProfileHtml, STYLE } from './html.ts'
import type { ProfileSource } from './source.ts'
import type { ProfileLanguage } from './words.ts'

export interface SiteOptions {
  readonly asOf?: IsoDate
  /** Called after each profile. */
  readonly onProfile?: () => void
}

/** Things shown of each type on the first page. */
const FIRST = 30

const SAYS: Readonly<
  Record<
    ProfileLanguage,
    { readonly title: string; readonly all: string; readonly filter: string; readonly articles: string; readonly notice: string }
  >
> = {
  zh: {
    title: '名图：人物、机构与地方',
    all: '全部',
    filter: '按名称、别名或拼音筛选',
    articles: '篇',
    notice: '由程序按报纸原文整理；同名不等于同一人；引用前请核对原文。',
  },
  en: {
    title: 'Mingtu: people, organs and places',
    all: 'all',
    filter: 'Filter by name, alias or pinyin',
    articles: 'articles',
    notice: 'Compiled by a program from the text of newspapers; one name does not make one person; check the original before quoting.',
  },
}

/** Shows the rows that have what is typed; the page has no other script. */
const SCRIPT = `const rows=[...document.querySelectorAll('li[data-find]')];document.querySelector('input').addEventListener('input',e=>{const q=e.target.value.trim().toLowerCase();for(const r of rows)r.hidden=q!==''&&!r.dataset.find.includes(q)})`

/** The profiles of all things that are named, an index and a list of each type, as pages that open from disk; one profile is held at a time. */
export async function* profileSite(graph: WholeGraph, language: ProfileLanguage, options: SiteOptions = {}): AsyncGenerator<FilePart> {
  const source = options.asOf === undefined ? graph : asOf(graph, options.asOf)
  const shown: EntityNode[] = []
  for (const { id, mentions } of graph.entities) {
    const entity = mentions === 0 ? null : await source.entity(id)
    if (entity !== null) shown.push(entity)
  }
  const pages = new Set(shown.map(({ id }) => id))
  const links = {
    hrefOf: ({ id }: EntityNode) => (pages.has(id) ? `${id}.html` : null),
    index: { href: 'index.html', text: SAYS[language].title },
  }
  const posts = new Map<string, string>()
  for (const { id, type } of shown) if (type === 'Person') posts.set(id, await postOf(source, id))
  const lists = entityTypes.map((type) => ({ type, entities: shown.filter((entity) => entity.type === type).sort(byArticles) }))
  yield { file: 'index.html', text: indexPage(lists, posts, language) }
  for (const list of lists) if (list.entities.length > 0) yield { file: fileOf(list.type), text: listPage(list, posts, language) }
  for (const { id } of shown) {
    const found = await profile(graph, id, options.asOf === undefined ? {} : { asOf: options.asOf })
    yield { file: `${id}.html`, text: renderProfileHtml(found, language, links) }
    options.onProfile?.()
  }
}

/** One post of a person, so that people of one name are told apart in a list. */
async function postOf(source: ProfileSource, id: EntityId): Promise<string> {
  const { nodes, edges } = await source.neighbours(id, { relations: ['HOLDS_ROLE'], limit: 5 })
  const held = edges
    .filter((edge): edge is StatedEdge => edge.type === 'HOLDS_ROLE' && edge.source === id)
    .sort((a, b) => ((a.lastSeen ?? '') > (b.lastSeen ?? '') ? -1 : (a.lastSeen ?? '') < (b.lastSeen ?? '') ? 1 : a.id < b.id ? -1 : 1))
  const organ = nodes.find((node) => node.id === held[0]?.target)
  return organ === undefined ? '' : `${organ.name} ${held[0]?.title ?? ''}`.trimEnd()
}

interface List {
  readonly type: EntityType
  readonly entities: readonly EntityNode[]
}

const byArticles = (a: EntityNode, b: EntityNode): number =>
  b.articles - a.articles || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)
const fileOf = (type: EntityType): string => `list-${type.toLowerCase()}.html`
const heading = ({ type, entities }: List, language: ProfileLanguage): string =>
  `${ENTITY_TYPES[type][language]} (${String(entities.length)})`

function indexPage(lists: readonly List[], posts: ReadonlyMap<string, string>, language: ProfileLanguage): string {
  const says = SAYS[language]
  const sections = lists
    .filter(({ entities }) => entities.length > 0)
    .map(
      (list) =>
        `<h2>${heading(list, language)}</h2>\n<p><a href="${fileOf(list.type)}">${says.all}</a></p>\n<ul>\n${list.entities
          .slice(0, FIRST)
          .map((entity) => row(entity, posts.get(entity.id) ?? '', says.articles))
          .join('\n')}\n</ul>`,
    )
  return frame(
    says.title,
    `<h1>${says.title}</h1>\n<input type="search" placeholder="${says.filter}" aria-label="${says.filter}">\n${sections.join('\n')}`,
    language,
  )
}

function listPage(list: List, posts: ReadonlyMap<string, string>, language: ProfileLanguage): string {
  const says = SAYS[language]
  const rows = list.entities.map((entity) => row(entity, posts.get(entity.id) ?? '', says.articles)).join('\n')
  return frame(
    heading(list, language),
    `<p><a href="index.html">${says.title}</a></p>\n<h1>${heading(list, language)}</h1>\n<input type="search" placeholder="${says.filter}" aria-label="${says.filter}">\n<ul>\n${rows}\n</ul>`,
    language,
  )
}

function row({ id, name, aliases, pinyin, initials, articles }: EntityNode, post: string, unit: string): string {
  const find = [name, ...aliases, pinyin, initials].join(' ').toLowerCase()
  return `<li data-find="${escapeMarkup(find)}"><a href="${id}.html">${escapeMarkup(name)}</a> ${escapeMarkup(post)} ${String(articles)} ${unit}</li>`
}

const frame = (title: string, body: string, language: ProfileLanguage): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${CONTENT_POLICY}<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body>
${body}
<div class="notice"><p>${SAYS[language].notice}</p></div>
<script>${SCRIPT}</script>
</body>
</html>
`
