import { divisionsNamed } from '../gazetteer/divisions.ts'
import { alignedEnd } from './alignment.ts'
import type { Contractions } from './alignment.ts'
import type { CompanyName } from './company-name.ts'

const CONTRACTIONS: Contractions = {
  words: [
    ['农村商业', '农商'],
    ['农村信用', '农信'],
    ['农业发展', '农发'],
    ['邮政储蓄', '邮储'],
    ['工商', '工'],
    ['建设', '建'],
    ['研究所', '所'],
    ['研究院', '院'],
    ['设计院', '院'],
    ['石油化工', '石化'],
    ['石油天然气', '石油'],
    ['建筑工程', '建工'],
    ['城市建设投资', '城投'],
    ['城市发展', '城发'],
    ['交通投资', '交投'],
    ['产业投资', '产投'],
    ['文化旅游', '文旅'],
    ['旅游', '旅'],
    ['房地产', '地产'],
    ['财产保险', '财险'],
    ['人寿保险', '人寿'],
    ['人民财产保险', '人保财险'],
    ['出口信用保险', '信保'],
    ['航空工业', '航工'],
    ['广播电视', '广电'],
    ['有限公司', '公司'],
    ['有限责任公司', '公司'],
    ['股份有限公司', '股份'],
    ['股份有限公司', '公司'],
    ['集团有限公司', '集团'],
  ],
  droppable: ['省', '市', '科技', '技术', '实业', '发展', '控股', '集团', '股份', '投资', '有限责任公司', '有限公司', '移动通信'],
}

/**
 * How one name can be short for the other: `certain` by its form alone, `introduced` only after the full name in the same text, for a
 * brand alone may be the parent firm as well (攀钢 and 攀钢钒业). Null for two registered names, two regions, a head office and its branch,
 * a group and a joint-stock company.
 */
export function shortness(short: CompanyName, full: CompanyName): 'certain' | 'introduced' | null {
  if (short.registered && full.registered) return null
  if (short.branch !== full.branch) return null
  if (short.kind !== null && full.kind !== null && short.kind !== full.kind) return null
  if (short.region !== null && full.region !== null && short.region !== full.region) return null
  if (short.brand.length < 2 || divisionsNamed(short.brand).length > 0) return null
  if (short.core.length >= full.core.length && !(full.registered && short.core === full.core)) return null
  if (short.core === full.core || short.brand === full.brand)
    return short.region === full.region || short.region === null ? 'certain' : null
  const pairs = [full.core, full.brand].flatMap((long) => [short.core, short.brand].map((brief) => [brief, long] as const))
  const found = pairs.flatMap(([brief, long]) =>
    brief === short.core || short.region === full.region ? (formOf(brief, long, full.registered) ?? []) : [],
  )
  // 比亚迪 alone is the parent firm before it is 长沙市比亚迪汽车有限公司.
  const elsewhere = short.region === null && full.region !== null && short.core.length <= 3
  return found.includes('certain') && !elsewhere ? 'certain' : found.length > 0 ? 'introduced' : null
}

function formOf(short: string, full: string, registered: boolean): 'certain' | 'introduced' | null {
  if (contractsInstitute(short, full) || contractsTwoWords(short, full)) return 'certain'
  const end = alignedEnd(short, full, CONTRACTIONS)
  if (end === null) return null
  const rest = full.slice(end)
  if (LEGAL_REST.test(rest)) return 'certain'
  if (!registered || namesRegion(rest) || rest.length > 4 || CONCERN.test(short)) return null
  // 智光电气 + 技术: brand and trade are there, the rest only completes the trade.
  return short.length >= 4 && rest.length <= 2 ? 'certain' : short.length <= 2 && INDUSTRY.test(short) ? null : 'introduced'
}

const LEGAL_REST = /^(?:集团|控股|股份|科技|技术|实业|银行|证券|保险|汽车|[铺店厂社行酒])*$/u
/** A name that ends so is a whole concern: what follows is one of its firms. */
const CONCERN = /(?:集团|控股|股份|局|总厂|总公司)$/u
const INDUSTRY = /[钢铁电矿煤油铝铜化棉纺建]$/u

/** 中远长沙所: the institute's trade is left out as a whole. */
function contractsInstitute(short: string, full: string): boolean {
  const kind = /[所院厂]$/u.exec(short)?.[0]
  const stem = short.slice(0, -1)
  return kind !== undefined && stem.length >= 3 && full.startsWith(stem) && new RegExp(`(?:研究|设计)?${kind}$`, 'u').test(full)
}

/** 衡冶集团 ↔ 衡阳冶金集团: region and trade by their first characters. */
function contractsTwoWords(short: string, full: string): boolean {
  const tail = /(?:集团|股份)$/u.exec(short)?.[0] ?? ''
  const stem = short.slice(0, short.length - tail.length)
  return (
    stem.length === 2 &&
    tail !== '' &&
    full.length >= 6 &&
    stem[0] === full[0] &&
    stem[1] === full[2] &&
    divisionsNamed(full.slice(0, 2)).length > 0 &&
    full.slice(4).startsWith(tail)
  )
}

function namesRegion(rest: string): boolean {
  for (let at = 0; at + 2 <= rest.length; at += 1)
    if (divisionsNamed(rest.slice(at, at + 2)).some((row) => row.level !== 'county')) return true
  return false
}

/** 云岫茶业 for 青萝云岫茶业有限公司 in one article: what is left out in front is as long as a town's name. */
export function lacksTown(short: CompanyName, full: CompanyName): boolean {
  return !short.registered && full.registered && short.branch === full.branch && short.core.length >= 4 && full.core.slice(2) === short.core
}
