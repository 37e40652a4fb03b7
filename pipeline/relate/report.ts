import type { Line } from './reading.ts'

const MARK = '(?:[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.．]|——|[一二三四五六七八九十]是|第[一二三四五六七八九十]，)?'
const MANNER =
  '(?:大力|积极|切实|扎实|深入|全面|全力|持续|着力|努力|稳步|有序|统筹|系统|高质量|高标准|高水平|进一步|不断|坚决|坚定|认真|抓紧|加速|接续|强力|因地制宜|重点|集中|精心|科学|主动|充分|严格|更好|更加)'
const DOES =
  '(?:加快|推进|实施|开展|加强|完善|提升|建设|打造|推动|深化|强化|优化|做好|做大|做强|做优|抓好|抓实|健全|落实|启动|培育|发展|支持|鼓励|发挥|构建|聚焦|围绕|坚持|完成|扩大|促进|提高|建立|改造|组建|制定|统筹|实现|新增|创新|编制|争创|申报|引进|拓展|深耕|对接|融入|抢抓|繁荣|整合|化解|办好|保障|巩固|筹备|争取|谋划|增强|盘活|搞好|推广|突出|锚定|贯彻|执行|打通|开工|创建|用好|用足|实行|探索|推行|严格|规范|改善|壮大)'
const BEGINS = new RegExp(`^${MARK}${MANNER}{0,2}${DOES}`, 'u')

/** A heading of a report: short, without a name. */
const HEADING = 24
/** The share of sentences that begin with what is done. */
const SHARE = 0.4

/**
 * The paragraphs in which somebody reports or plans without saying who: 加快推进…。实施…。完善…。 Who is named there in passing does not
 * do what the next sentence tells.
 */
export function reportParagraphs(lines: readonly Line[]): ReadonlySet<number> {
  const paragraphs = new Map<number, Line[]>()
  for (const line of lines) {
    const known = paragraphs.get(line.sentence.paragraph)
    if (known === undefined) paragraphs.set(line.sentence.paragraph, [line])
    else known.push(line)
  }
  const reports = [...paragraphs].filter(([, [first, ...rest]]) => {
    if (first === undefined || rest.length < 2 || !opens(first)) return false
    return rest.filter(({ sentence }) => BEGINS.test(sentence.text.trim())).length >= SHARE * rest.length
  })
  return new Set(reports.map(([paragraph]) => paragraph))
}

const opens = ({ sentence, coded }: Line): boolean =>
  BEGINS.test(sentence.text.trim()) || (sentence.text.trim().length <= HEADING && coded.nodes.every((node) => node === null))
