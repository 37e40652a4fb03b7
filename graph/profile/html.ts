import { escapeMarkup } from '../formats/markup.ts'
import { ENTITY_TYPES } from '../schema.ts'
import type { EntityNode, Evidence } from '../view.ts'
import { Citations } from './citations.ts'
import type { Profile } from './data.ts'
import { egoPicture } from './ego-picture.ts'
import { profilePage, type Line } from './page.ts'
import { timelinePicture } from './timeline.ts'
import { wordsOf, type ProfileLanguage } from './words.ts'

/** Where things and the index of a site are; a page by itself has neither. */
export interface ProfileLinks {
  readonly hrefOf: (entity: EntityNode) => string | null
  readonly index: { readonly href: string; readonly text: string } | null
}

const ALONE: ProfileLinks = { hrefOf: () => null, index: null }

/** Nothing is fetched, whatever a page of a newspaper says. */
export const CONTENT_POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`

export const STYLE = `
:root { color-scheme: light }
body { font: 16px/1.7 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; margin: 0 auto; max-width: 50rem; padding: 1.5rem 1rem 4rem; color: #1c1917; background: #fff }
h1 { font-size: 1.9rem; margin: .2rem 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; border-bottom: 1px solid #e7e5e4 }
a { color: #0369a1; text-decoration: none } a:hover { text-decoration: underline }
ul { padding-left: 1.2rem; margin: .3rem 0 } li { margin: .25rem 0 } p { margin: .4rem 0 }
sup a { padding: 0 .12rem } .badge { color: #fff; border-radius: .3rem; padding: .1rem .5rem; font-size: .85rem; vertical-align: middle }
ol { padding-left: 2rem } ol li { margin: .5rem 0; color: #44403c } mark { background: #fef3c7 } :target { background: #f5f5f4 }
.notice { color: #78716c; font-size: .88rem; border-top: 1px solid #e7e5e4; margin-top: 2.5rem; padding-top: .6rem }
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif } svg text { fill: #292524 }
input { font: inherit; width: 100%; padding: .4rem .6rem; box-sizing: border-box }
@media print { a { color: inherit } }`

/** A profile as a page that opens from disk and asks for nothing from anywhere. */
export function renderProfileHtml(profile: Profile, language: ProfileLanguage, links: ProfileLinks = ALONE): string {
  const words = wordsOf[language]
  const page = profilePage(profile, language)
  const { entity } = profile
  const cited = new Citations()
  const written = ({ parts, cites }: Line): string =>
    parts.map((part) => (typeof part === 'string' ? escapeMarkup(part) : linked(part, links))).join('') +
    cites
      .map((evidence) => cited.numberOf(evidence))
      .map((number) => `<sup><a href="#s${String(number)}">[${String(number)}]</a></sup>`)
      .join('')
  const intro = page.intro.map((line) => `<p>${written(line)}</p>`).join('\n')
  const sections = page.sections
    .map(
      ({ heading, lines }) =>
        `<h2>${escapeMarkup(heading)}</h2>\n<ul>\n${lines.map((line) => `<li>${written(line)}</li>`).join('\n')}\n</ul>`,
    )
    .join('\n')
  const pictures = [
    [words.timeline, timelinePicture(profile, `${words.timeline} ${entity.name}`)],
    [words.network, egoPicture(profile, `${words.network} ${entity.name}`, links.hrefOf)],
  ]
    .flatMap(([heading = '', picture]) => (picture === '' ? [] : [`<h2>${heading}</h2>\n${picture ?? ''}`]))
    .join('\n')
  const sources = cited.list.map((evidence, k) => `<li id="s${String(k + 1)}">${source(evidence)}</li>`).join('\n')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${CONTENT_POLICY}
<title>${escapeMarkup(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
${links.index === null ? '' : `<p><a href="${escapeMarkup(links.index.href)}">${escapeMarkup(links.index.text)}</a></p>`}
<h1>${escapeMarkup(page.title)} <span class="badge" style="background:${ENTITY_TYPES[entity.type].colour}">${words.type(entity.type)}</span></h1>
${intro}
${pictures}
${sections}
${sources === '' ? '' : `<h2>${words.sources}</h2>\n<ol>\n${sources}\n</ol>`}
<div class="notice">${page.notices.map((notice) => `<p>${escapeMarkup(notice)}</p>`).join('')}</div>
</body>
</html>
`
}

function linked(entity: EntityNode, { hrefOf }: ProfileLinks): string {
  const href = hrefOf(entity)
  return href === null ? escapeMarkup(entity.name) : `<a href="${escapeMarkup(href)}">${escapeMarkup(entity.name)}</a>`
}

/** Paper, day, page and headline, and the sentence with the names marked. */
function source({ source: paper, date, page, headline, text, start, marks }: Evidence): string {
  const where = [paper, date, page].filter((part) => part !== null).join(' ')
  const pieces: string[] = []
  let at = 0
  for (const mark of marks) {
    const [from, to] = [mark.start - start, mark.end - start]
    if (from < at) continue
    pieces.push(plain(text.slice(at, from)), `<mark>${plain(text.slice(from, to))}</mark>`)
    at = to
  }
  pieces.push(plain(text.slice(at)))
  return `${escapeMarkup(where)}${headline === '' ? '' : `《${escapeMarkup(headline)}》`}：“${pieces.join('')}”`
}

const plain = (text: string): string => escapeMarkup(text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? '' : run)))
