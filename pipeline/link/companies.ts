import { divisionsNamed } from '../gazetteer/divisions.ts'
import { isShortOf } from './alignment.ts'
import type { Contractions } from './alignment.ts'
import { definedPairs } from './definitions.ts'
import { groupItems } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { Unions } from './unions.ts'

const LEGAL_FORM = /(?:(?:股份)?有限责任公司|(?:股份)?有限公司|股份公司|总公司|公司)$/u
const BRANCH = /(?:分公司|分行|支行|营业部|营业厅|分理处|分店|门店|储蓄所|办事处)$/u

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

interface CompanyName {
  /** Without bracketed regions, branch and legal form. */
  readonly core: string
  /** The same, with a leading region taken off. */
  readonly brand: string
  readonly region: string | null
  readonly branch: string | null
  /** True when the legal form is written out: two such names are two companies. */
  readonly registered: boolean
}

/** Clusters companies: definitions in the text, then short forms that fit exactly one full name of the page. */
export function clusterCompanies(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const groups = groupItems(items, (item) => item.plain)
  const unions = new Unions()
  const defined = new Set<string>()
  for (const [full, short] of definedPairs(items)) {
    unions.join(full.plain, short.plain)
    defined.add(short.plain)
  }
  const names = [...groups].map(([text, members]) => ({
    text,
    parts: companyName(text, page),
    articles: new Set(members.map(({ article }) => article)),
  }))
  for (const short of names) {
    if (defined.has(short.text)) continue
    const fits = names.filter(
      (full) =>
        full.text !== short.text &&
        (isShortCompany(short.parts, full.parts) ||
          (lacksTown(short.parts, full.parts) && [...short.articles].some((article) => full.articles.has(article)))),
    )
    const exact = fits.filter((full) => headOffice(full.parts) === short.parts.core || full.parts.core === short.parts.core)
    const targets = new Set((exact.length > 0 ? exact : fits).map((full) => unions.find(full.text)))
    const [only] = targets
    if (targets.size === 1 && only !== undefined) unions.join(short.text, only)
  }
  return [...groupItems(items, (item) => unions.find(item.plain)).values()].map((members) => ({
    name: fullest(members),
    locality: null,
    items: members,
  }))
}

/** A group is called by its brand: 莱恩 is 莱恩集团 before it is 莱恩机械. */
function headOffice({ brand }: CompanyName): string {
  return brand.replace(/(?:控股)?集团$/u, '')
}

/** 云岫茶业 for 青萝云岫茶业有限公司 in one article: what is left out in front is as long as a town's name. */
function lacksTown(short: CompanyName, full: CompanyName): boolean {
  return !short.registered && full.registered && short.branch === full.branch && short.core.length >= 4 && full.core.slice(2) === short.core
}

function fullest(items: readonly Item[]): string {
  return items
    .map((item) => item.plain)
    .reduce((best, name) => (name.length > best.length || (name.length === best.length && name < best) ? name : best))
}

/** Whether one name can be short for the other; false for two registered names, two regions, and a head office and its branch. */
export function isShortCompany(short: CompanyName, full: CompanyName): boolean {
  if (short.registered && full.registered) return false
  if (short.branch !== full.branch) return false
  if (short.region !== null && full.region !== null && short.region !== full.region) return false
  if (short.brand.length < 2 || divisionsNamed(short.brand).length > 0) return false
  if (short.core.length >= full.core.length && !(full.registered && short.core === full.core)) return false
  if (short.core === full.core || short.brand === full.brand) return short.region === full.region || short.region === null
  return [full.core, full.brand].some((long) =>
    [short.core, short.brand].some((brief) => (brief === short.core || short.region === full.region) && fits(brief, long)),
  )
}

function fits(short: string, full: string): boolean {
  if (isShortOf(short, full, CONTRACTIONS)) return !hasFurtherRegion(full, short)
  return contractsInstitute(short, full) || contractsTwoWords(short, full)
}

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

/** X集团 is not X集团广东公司: what the short form leaves out must not name a place. */
function hasFurtherRegion(full: string, short: string): boolean {
  if (!full.startsWith(short)) return false
  const rest = full.slice(short.length)
  for (let at = 0; at + 2 <= rest.length; at += 1)
    if (divisionsNamed(rest.slice(at, at + 2)).some((row) => row.level !== 'county')) return true
  return false
}

export function companyName(text: string, page: Pick<PageContext, 'home' | 'stems'>): CompanyName {
  const bracketed = /\(([^()]*)\)/u.exec(text)?.[1]
  let core = text.replace(/\([^()]*\)/gu, '').replace(/"/gu, '')
  let branch: string | null = null
  const branchWord = BRANCH.exec(core)?.[0]
  if (branchWord !== undefined) {
    const before = core.slice(0, -branchWord.length)
    const from = regionAtEnd(before)
    branch = regionKey(before.slice(from)) + branchWord
    core = before.slice(0, from)
  }
  const registered = LEGAL_FORM.exec(core)?.[0].includes('有限') ?? false
  core = core.replace(LEGAL_FORM, '') || core
  const leading = regionAtStart(core, page)
  const region =
    leading > 0
      ? homeRegion(core.slice(0, leading), page.home)
      : bracketed !== undefined && isRegion(bracketed)
        ? regionKey(bracketed)
        : null
  return { core, brand: core.slice(leading), region, branch, registered }
}

function isRegion(text: string): boolean {
  return text === '中国' || divisionsNamed(text).length > 0
}

/** 湖南省 and 湖南 are one region. */
function regionKey(text: string): string {
  return divisionsNamed(text)[0]?.short ?? (text.length > 2 ? text.replace(/[省市]$/u, '') : text)
}

/** 省港航集团 in a paper of the province. */
function homeRegion(text: string, home: PageContext['home']): string {
  return regionKey(text === '省' ? (home.province ?? text) : text === '市' ? (home.city ?? text) : text)
}

function regionAtStart(core: string, { home, stems }: Pick<PageContext, 'home' | 'stems'>): number {
  for (let length = Math.min(core.length - 2, 8); length >= 2; length -= 1) {
    const part = core.slice(0, length)
    const known = divisionsNamed(part).some((row) => row.level !== 'county' || row.name === part)
    if (part === '中国' || known || stems.has(part) || part === home.city || part === home.province) return length
  }
  return /^[省市](?!场)/u.test(core) && core.length >= 4 ? 1 : 0
}

function regionAtEnd(text: string): number {
  for (let from = Math.max(text.length - 8, 2); from <= text.length - 2; from += 1) if (isRegion(text.slice(from))) return from
  return text.length
}
