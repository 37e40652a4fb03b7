import { readFileSync } from 'node:fs'

/** A page put together from corpus articles, with the offset at which each begins. */
export interface SyntheticPage {
  readonly raw: string
  readonly starts: readonly number[]
}

export interface Layout {
  /** Share of reports without dateline or byline that are given a dateline, as nearly all have in a real paper. */
  readonly anchored: number
  /** Share of articles that are features: a byline, and several sections under heads of their own. */
  readonly features: number
}

/** Mulberry32: a small generator whose whole state is its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Unit {
  readonly titles: readonly string[]
  readonly body: readonly string[]
  readonly anchored: boolean
}

/** Articles of a corpus file with the tags taken off, titles told from body. */
export function unitsOf(path: string): Unit[] {
  const plain = readFileSync(path, 'utf8').replace(/\{[A-Z]([^{}]*)\}/gu, '$1')
  return plain
    .split(/^---$/mu)
    .map((text) =>
      text
        .split('\n')
        .map((line) => line.trimEnd())
        .filter((line) => line.trim() !== ''),
    )
    .filter((lines) => lines.length > 1)
    .map((lines) => {
      let k = 1
      while (k < Math.min(4, lines.length - 1) && isTitle(lines[k] ?? '')) k += 1
      const body = unwrapped(lines.slice(k))
      return {
        titles: lines.slice(0, k).map((line) => line.trim()),
        body,
        anchored:
          body.slice(0, 2).some((line) => /讯|电[(（]|记者|通讯员|^[□■◎]/u.test(line.slice(0, 30))) ||
          /记者|通讯员/u.test(body.at(-1) ?? ''),
      }
    })
}

/** Corpus articles that are themselves wrapped become paragraphs again, so that one layout is not laid over another. */
function unwrapped(lines: readonly string[]): string[] {
  const open = lines.filter((line) => !/[。！？!?…；;）)”]$/u.test(line)).length
  if (open < lines.length * 0.4 || lines.length < 5) return [...lines]
  const out: string[] = []
  let whole = true
  for (const line of lines) {
    if (whole || /^\s/u.test(line)) out.push(line)
    else out[out.length - 1] += line.trim()
    whole = /[。！？!?…；;：:）)”]$/u.test(line)
  }
  return out
}

const isTitle = (line: string): boolean => {
  const text = line.trim()
  return (
    text.length <= 30 &&
    !/[。，,；;：:、]$/u.test(text) &&
    !/[。]/u.test(text) &&
    !/讯|记者|通讯员|^[□■◎★（(▲]|[：:]|^[一二三四五]、/u.test(text) &&
    !/[，,].*[，,]/u.test(text)
  )
}

const FAMILY = '王李张刘陈杨周吴徐孙胡朱高林何郭马罗'
const GIVEN = ['一鸣', '雨桐', '海燕', '立', '晓雯', '志强', '欣', '子涵', '国梁', '婧']
const PAPERS = ['岚江日报', '本报', '云岭日报', '汐城晚报']

const COLUMNS = ['江畔快评', '云岭时评', '“给城市提个醒”选登', '图片新闻', '【读者来信】', '理论园地 视点']
const CAPTION_TITLES = ['稻田抽穗 管护忙', '春风送岗', '书香进社区', '一江碧水向东流', '夜校开课啦', '修渠保灌']
const POSTS = ['云岭学院', '退休工人', '岚江市政协委员', '汐城建材有限公司', '岚江市农业农村局']
const SECTIONS = [
  ['田里有学问', '棚里有数据', '云上有市场', '家里有盼头'],
  ['一问初心', '二问方法', '三问成效', '四问将来'],
  ['选好种子', '育好苗子', '闯好路子', '树好牌子'],
  ['一、从荒山到果园', '二、从果园到车间', '三、从车间到云端', '四、从云端到餐桌'],
  ['钱从哪里来？', '人往哪里去？', '账该怎么算？', '路该怎么走？'],
  ['链条越拉越长 订单越接越多', '设备越换越新 能耗越降越低', '人才越引越强 日子越过越好', '机制越改越活 服务越来越优'],
  ['【现场】', '【追问】', '【回应】', '【观点】'],
  ['种植户:今年不愁卖', '合作社:订单已到年底', '收购商:就认这块牌子', '农技员:功夫下在春天'],
]

export function synthesise(units: readonly Unit[], seed: number, layout: Layout): SyntheticPage {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T // lists here are not empty
  const chance = (p: number): boolean => random() < p
  const name = (): string => pick([...FAMILY]) + pick(GIVEN)
  const style = {
    titles: pick(['lines', 'joined', 'markdown', 'joined', 'lines'] as const),
    gap: pick(['\n\n', '\n\n', '\n'] as const),
    articleGap: pick(['\n\n', '\n\n', '\n\n\n', '\n'] as const),
    wrap: chance(0.25) ? 16 + Math.floor(random() * 16) : 0,
    indent: chance(0.2) ? pick(['　　', '    ']) : '',
    dateline: chance(0.5),
    slash: chance(0.5),
    paper: pick(PAPERS),
    breaks: pick([0, 0.1, 0.2]),
  }
  const gap = style.gap
  const articleGap = style.gap === '\n\n' && style.articleGap === '\n' ? '\n\n' : style.articleGap
  let raw = pick(['', '\n\n', '2023年3月9日 星期四\n要闻 A2\n', '责任编辑:龙一 校对:王二\n\n', '02版 要闻\n\n'])
  const starts: number[] = []
  const marked = style.titles === 'markdown' ? '## ' : ''
  const titled = (titles: readonly string[]): void => {
    if (chance(0.06)) raw += `${pick(COLUMNS)}${gap}`
    raw += marked
    starts.push(raw.length)
    raw += (style.titles === 'lines' ? titles.join(gap) : titles.join(' ')) + gap
  }
  const printed = (lines: readonly string[]): string =>
    lines.map((line) => style.indent + broken(wrapped(line.trim(), style.wrap), style.breaks, random)).join(gap)
  const dateline = (): string => {
    const who = style.slash ? `(全媒体记者/${name()} 通讯员/${name()})` : `(记者 ${name()} 通讯员 ${name()})`
    return `${style.paper}${style.dateline && style.paper !== '本报' ? `3月${String(1 + Math.floor(random() * 28))}日` : ''}讯${who}${chance(0.5) ? ' ' : ''}`
  }
  const count = 5 + Math.floor(random() * 6)
  for (let n = 0; n < count; n += 1) {
    const unit = pick(units)
    const kind = random()
    if (n === 0 && chance(0.15)) {
      // The page's edge cut the first article's headline off.
      starts.push(raw.length)
      raw += printed(unit.body.slice(-2))
    } else if (kind < layout.features) {
      titled(unit.titles)
      raw += `${pick(['', style.paper])}${pick(['全媒体记者', '记者'])}${pick([' ', '/'])}${name()}${chance(0.5) ? ` 通讯员${pick([' ', '/'])}${name()}` : ''}${gap}`
      raw += printed(unit.anchored ? unit.body.slice(1) : unit.body)
      const heads = pick(SECTIONS)
      const bold = marked !== '' && chance(0.6)
      const alike = marked !== '' && !bold && chance(0.5)
      for (let part = 0; part < 2 + Math.floor(random() * 2); part += 1) {
        const other = pick(units)
        const head = chance(0.5) ? (heads[part] ?? '') : (other.titles[0] ?? '')
        const second = chance(0.3) ? `${gap}${pick(units).titles.at(-1) ?? ''}` : ''
        raw += `${gap}${bold ? `**${head}**` : alike ? marked + head : marked !== '' && chance(0.4) ? `### ${head}` : head + second}${gap}`
        raw += printed(other.body.filter((line) => !/记者|通讯员|讯/u.test(line.slice(0, 20))))
      }
    } else if (kind < layout.features + 0.04) {
      titled([pick(units).titles[0] ?? ''])
      raw = raw.slice(0, raw.length - gap.length)
    } else if (kind < layout.features + 0.09) {
      titled([pick(CAPTION_TITLES)])
      raw += `${style.dateline ? '5月6日，' : '近日，'}${(unit.body[0] ?? '').trim().split(/[。]/u)[0] ?? ''}。${gap}${pick(['', '通讯员 ', '记者 '])}${name()} 摄`
    } else {
      titled(unit.titles)
      const body = chance(0.2) ? unit.body.slice(0, 1 + Math.floor(random() * 2)) : [...unit.body]
      const anchor = random()
      if (!unit.anchored && anchor < layout.anchored * 0.78) body[0] = dateline() + (body[0] ?? '').trim()
      else if (!unit.anchored && anchor < layout.anchored)
        raw += `${pick([name(), `${pick(POSTS)} ${name()}`, `□ ${name()}`, `${style.paper}记者 ${name()}`])}${gap}`
      raw += printed(body)
      if (chance(0.05)) raw += `${gap}(${style.paper}记者/${name()} 整理)`
    }
    if (chance(0.08)) raw += `${gap}▶▶下转02版`
    if (chance(0.08)) raw += `${gap}${pick(['图为活动现场。', ''])}${name()} 摄`
    raw += articleGap
  }
  if (chance(0.3)) raw += '责任编辑:龙一 美术编辑:王二'
  return { raw, starts }
}

function wrapped(line: string, width: number): string {
  if (width === 0) return line
  const out: string[] = []
  for (let from = 0; from < line.length; from += width) out.push(line.slice(from, from + width))
  return out.join('\n')
}

/** A blank line in mid-sentence, where a column of the paper ended. */
function broken(line: string, rate: number, random: () => number): string {
  if (line.length < 60 || random() >= rate) return line
  const at = 25 + Math.floor(random() * (line.length - 45))
  return `${line.slice(0, at)}\n\n${line.slice(at)}`
}
