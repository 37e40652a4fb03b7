import type { BylineName } from '../types.ts'
import { isSurname, looksLikeLongName, looksLikeName } from './surnames.ts'

type Role = BylineName['role']

/** Words that stand before or after the names of a byline. `before` says that the names follow; the others may stand either side. */
const LABELS: readonly { readonly pattern: string; readonly role: Role; readonly before: boolean }[] = [
  { pattern: '(?:特约|本报|本刊)?通\\s*讯\\s*员', role: 'correspondent', before: true },
  {
    pattern:
      '(?:[\\u4e00-\\u9fff]{2,8}(?:报|网|社|台|刊|融媒体?中心|客户端)(?:[·•][\\u4e00-\\u9fff]{2,8}|[\\u4e00-\\u9fff]{2,3}(?=记者站))?)?(?:本报|本刊|本台)?(?:全媒体|融媒体?|首席|见习|实习|特派|特约|驻[\\u4e00-\\u9fff]{1,3}|摄影|文字|主任)*记\\s*者站?(?!手记|走|调查|观察|连线|在线|来信|问|帮|节|从|在|获|了)',
    role: 'reporter',
    before: true,
  },
  { pattern: '(?:实习生|见习生|学员|小记者)', role: 'reporter', before: true },
  { pattern: '(?:本报|本刊|特约|[\\u4e00-\\u9fff]{2,6}(?:报|网|社|台))?(?:特约)?(?:评论员|撰稿人?)', role: 'author', before: true },
  { pattern: '(?:作\\s*者|译\\s*者|执\\s*笔|撰\\s*文|撰\\s*稿|采\\s*写|主\\s*笔|口\\s*述|讲\\s*述\\s*人?)', role: 'author', before: true },
  { pattern: '(?:主持人?|整\\s*理|文字整理|策\\s*划|统\\s*筹|编\\s*辑|编\\s*译)', role: 'editor', before: false },
  { pattern: '(?:摄影报道|摄\\s*影|供\\s*图|图片提供|图\\s*片|摄|图|制图|绘图|绘|漫画)', role: 'photographer', before: false },
  {
    pattern:
      '(?:文\\s*[/／、]\\s*(?:图|摄影?)|图\\s*[/／、]\\s*文|文图|图文|文\\s*字|文|供\\s*稿|供稿|报\\s*道|综合报道|综合整理|来稿|谨启|敬启|谨上|敬上)',
    role: 'author',
    before: false,
  },
]
const LABEL = new RegExp(LABELS.map((row) => `(${row.pattern})`).join('|'), 'uy')
/** Where a label that always stands before names may be glued to the name before it: 张三通讯员. */
const GLUED = /通\s*讯\s*员|记\s*者|摄影报道|报道|整理|供图|供稿|摄$/u
const SEPARATOR = /[\s、，,/／|｜:：;；&＆（）()【】[\]□■◎★☆◇◆●○※△▲▼▽◤◥•—–_-]+|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])/uy
const WORD = /[\u3007\u3400-\u4dbf\u4e00-\u9fff·•‧・\u{20000}-\u{3134f}]+/uy
const FOREIGN = /^[\u4e00-\u9fff]{1,8}(?:[·•‧・][\u4e00-\u9fff]{1,8}){1,3}$/u
/** Words of bylines and remarks that have a name's length, and papers. */
const NOT_A_NAME = /^(?:单位|执行|实习|见习|受访者|资料|本报|综合|化名|待续|未完|来源|联系人?|地址|电话|任命|免去)$|[报网端社台版]$/u
const CHINESE = /^[\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3134f}]{2,4}$/u

interface Found {
  readonly names: readonly BylineName[]
  /** A label (记者, 文/图, 摄 …) was there; without one the line is a byline by its names alone. */
  readonly labelled: boolean
}

type Token =
  | { readonly kind: 'label'; readonly role: Role; readonly before: boolean }
  | { readonly kind: 'word'; readonly text: string; readonly start: number; readonly end: number }

/**
 * Reads a text that is nothing but a byline; `offset` is added to the spans. Null when anything else stands in it, or when it has
 * neither a label nor names that are certain.
 */
export function readByline(text: string, offset: number): Found | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  const names: BylineName[] = []
  let role: Role = 'author'
  // □ 秋白: a mark says that what follows is a name, whatever its surname.
  let governed = /^[□■◎◇◆]\s*[\u4e00-\u9fff]{2,4}$/u.test(text)
  let since = 0
  const labelled = tokens.some((token) => token.kind === 'label')
  let strangers = 0
  for (const token of tokens) {
    if (token.kind === 'label') {
      if (!token.before && !governed && names.length > since) {
        for (let k = since; k < names.length; k += 1) names[k] = { ...(names[k] as BylineName), role: token.role } // k is below the length
        since = names.length
        continue
      }
      role = token.role
      governed = true
      since = names.length
      continue
    }
    if (isName(token.text, governed) || (labelled && /^[\u4e00-\u9fff]{2,3}(?<![报网台社版院图文片部处])$/u.test(token.text)))
      names.push({
        start: offset + token.start,
        end: offset + token.end,
        name: token.text.replace(/\s+/gu, ''),
        role: governed ? role : 'author',
      })
    else strangers += 1
  }
  if (labelled) return strangers > 1 || (strangers === 1 && names.length === 0 && !/供|图|摄|稿/u.test(text)) ? null : { names, labelled }
  const certain = strangers === 0 && names.length > 0 && (governed || names.every((name) => looksLikeName(name.name)))
  return certain && !/[：:、，,]$/u.test(text) ? { names, labelled } : null
}

const isName = (text: string, governed: boolean): boolean => {
  if (NOT_A_NAME.test(text)) return false
  const plain = text.replace(/\s+/gu, '')
  return FOREIGN.test(plain) || looksLikeName(plain) || looksLikeLongName(plain) || (governed && CHINESE.test(plain))
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    SEPARATOR.lastIndex = at
    const separator = SEPARATOR.exec(text)
    if (separator !== null) {
      at += separator[0].length
      continue
    }
    LABEL.lastIndex = at
    const label = LABEL.exec(text)
    const row = label === null ? undefined : LABELS[groupsOf(label).findIndex((group) => group !== undefined)]
    if (label !== null && row !== undefined && (row.before || isEdge(text, at + label[0].length))) {
      tokens.push({ kind: 'label', role: row.role, before: row.before })
      at += label[0].length
      continue
    }
    WORD.lastIndex = at
    const word = WORD.exec(text)
    if (word === null) return null
    const glued = GLUED.exec(word[0])
    const length = glued !== null && glued.index > 0 ? glued.index : word[0].length
    tokens.push({ kind: 'word', text: word[0].slice(0, length), start: at, end: at + length })
    at += length
  }
  return joinSpaced(text, tokens)
}

/** The typings leave out that a group which took no part is undefined. */
const groupsOf = (found: RegExpExecArray): readonly (string | undefined)[] => found.slice(1)

/** A label of one character (文, 图, 摄) counts only where a separator or the end follows it: 文武 is a name. */
const isEdge = (text: string, at: number): boolean => at >= text.length || /[\s、，,/／|｜:：;；（）()]/u.test(text.charAt(at))

/** 王　伟: a surname and a given name of one character each, set apart to fill the column. */
function joinSpaced(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    const pair = last?.kind === 'word' && token.kind === 'word' && last.text.length === 1 && token.text.length === 1
    if (pair && isSurname(last.text) && /^\s+$/u.test(text.slice(last.end, token.start))) {
      joined[joined.length - 1] = { kind: 'word', text: last.text + token.text, start: last.start, end: token.end }
    } else joined.push(token)
  }
  return joined
}
