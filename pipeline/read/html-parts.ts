import { Parser } from 'htmlparser2'
import { MingtuError } from '../../graph/errors.ts'
import { TextFlow } from './text-flow.ts'

/** Deeper than any page that a person wrote; the parser's time grows with the square of the depth. */
const MAX_DEPTH = 10_000

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const UNSEEN = words('script style noscript template iframe object svg math canvas select button form map audio video textarea')
const AROUND = words('nav aside footer')
/** Class and id words of what stands around an article: menus, page turners, share buttons. */
const AROUND_CLASS = /^(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|footer|copyright|share|toolbar|pager|sidebar|login)$/
const BLOCKS = words(
  'address article blockquote body br center dd div dl dt fieldset figcaption figure header hr li main ol p pre section table tr ul',
)
const HEADING = /^(?:h[1-6]|founder-title)$/
const MAIN_HEADING = /^(?:h[1-3]|founder-title)$/

/** The parts of a page that its reader looks at; every text is as a browser shows it. */
export interface HtmlParts {
  /** What the page marks as its article: founder-… elements, enpcontent comments, <article>. */
  readonly marked: string
  /** Everything that is seen but menus and the like. */
  readonly body: string
  /** Menus and the like: often the only place of the page's date and edition. */
  readonly around: string
  readonly title: string
  /** The first heading that holds text. */
  readonly heading: string
  /** Name, property or itemprop in lower case → content. */
  readonly metas: ReadonlyMap<string, string>
  /** Inside of `<!--enpproperty … /enpproperty-->`, where e-papers on the Founder system keep title, date and author. */
  readonly properties: string
}

export function htmlParts(html: string): HtmlParts {
  const flows = { marked: new TextFlow(), body: new TextFlow(), around: new TextFlow(), title: new TextFlow(), heading: new TextFlow() }
  const metas = new Map<string, string>()
  let properties = ''
  let headings = 0
  let inContent = false
  const open: Openings = {
    unseen: new Nesting(),
    around: new Nesting(),
    marked: new Nesting(),
    title: new Nesting(),
    heading: new Nesting(),
  }
  let depth = 0

  const seen = (): readonly TextFlow[] => {
    if (open.unseen.inside) return []
    if (open.title.inside) return [flows.title]
    if (open.around.inside) return [flows.around]
    const inMarked = open.marked.inside || inContent
    return [flows.body, ...(inMarked ? [flows.marked] : []), ...(open.heading.inside ? [flows.heading] : [])]
  }
  const separate = (name: string, gapOfHeading: 'heading' | 'line'): void => {
    const gap = HEADING.test(name)
      ? gapOfHeading
      : BLOCKS.has(name) || name.startsWith('founder-')
        ? 'line'
        : name === 'td' || name === 'th'
          ? 'space'
          : 'none'
    for (const flow of Object.values(flows)) flow.raise(gap)
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      if (depth > MAX_DEPTH)
        throw new MingtuError('INPUT', `its elements are nested more than ${String(MAX_DEPTH)} deep`, 'Save the page as plain text.')
      if (name === 'meta') noteMeta(metas, attributes)
      if (name === 'time' && attributes['datetime'] !== undefined && !metas.has('time')) metas.set('time', attributes['datetime'])
      if (name === 'link' && attributes['rel'] === 'canonical' && attributes['href'] !== undefined)
        metas.set('canonical', attributes['href'])
      if (UNSEEN.has(name)) open.unseen.enter(depth)
      if (name === 'title') open.title.enter(depth)
      if (AROUND.has(name) || isAround(attributes)) open.around.enter(depth)
      if (name === 'article' || name.startsWith('founder-')) open.marked.enter(depth)
      if (MAIN_HEADING.test(name) && headings === 0) open.heading.enter(depth)
      separate(name, 'heading')
    },
    ontext(text) {
      for (const flow of seen()) flow.add(text)
      if (open.heading.inside && !open.unseen.inside && text.trim() !== '') headings = 1
    },
    onclosetag(name) {
      for (const nesting of Object.values(open)) nesting.leave(depth)
      depth -= 1
      separate(name, 'line')
    },
    oncomment(comment) {
      const text = comment.trimStart()
      if (text.startsWith('enpproperty') && properties === '') properties = text
      if (text.startsWith('enpcontent')) inContent = true
      if (text.startsWith('/enpcontent')) inContent = false
    },
  })
  parser.end(html)
  const texts = Object.fromEntries(Object.entries(flows).map(([name, flow]) => [name, flow.toString()]))
  return { marked: '', body: '', around: '', title: '', heading: '', ...texts, metas, properties }
}

type Openings = Readonly<Record<'unseen' | 'around' | 'marked' | 'title' | 'heading', Nesting>>

/** Whether the parser is within an element of a kind: from the outermost one's opening to its closing. */
class Nesting {
  private at = 0

  get inside(): boolean {
    return this.at > 0
  }

  enter(depth: number): void {
    if (this.at === 0) this.at = depth
  }

  leave(depth: number): void {
    if (this.at === depth) this.at = 0
  }
}

type Attributes = Readonly<Record<string, string>>

function isAround(attributes: Attributes): boolean {
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
  return (
    names !== ' ' &&
    names
      .toLowerCase()
      .split(/\s+/)
      .some((word) => AROUND_CLASS.test(word))
  )
}

function noteMeta(metas: Map<string, string>, attributes: Attributes): void {
  const name = attributes['name'] ?? attributes['property'] ?? attributes['itemprop']
  const content = attributes['content']?.trim()
  if (name !== undefined && content !== undefined && content !== '' && !metas.has(name.toLowerCase()))
    metas.set(name.toLowerCase(), content)
}
