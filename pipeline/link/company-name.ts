import { divisionsNamed } from '../gazetteer/divisions.ts'
import type { PageContext } from './items.ts'

const LEGAL_FORM = /(?:(?:股份)?有限责任公司|(?:股份)?有限公司|股份公司|总公司|公司)$/u
const BRANCH = /(?:分公司|分行|支行|营业部|营业厅|分理处|分店|门店|储蓄所|办事处)$/u

/** The parts of a company's name. */
export interface CompanyName {
  /** Without bracketed regions, branch and legal form. */
  readonly core: string
  /** The same, with a leading region taken off. */
  readonly brand: string
  readonly region: string | null
  readonly branch: string | null
  /** True when the legal form is written out: two such names are two companies. */
  readonly registered: boolean
  /** A group and a joint-stock company of one brand are two companies: the one holds the other. */
  readonly kind: 'group' | 'stock' | null
}

/** Reads a plain name by its parts: brackets, units behind the legal form, the legal form, a region in front. */
export function companyName(text: string, page: Pick<PageContext, 'home' | 'stems'>): CompanyName {
  const bracketed = /\(([^()]*)\)/u.exec(text)?.[1]
  let core = text.replace('(集团)', '集团').replace(/\([^()]*\)|"/gu, '')
  let branch: string | null = null
  // What follows a registered name is one of its units: …有限公司江夏店, …股份有限公司冶炼厂.
  const [, whole, unit] = /^(.+?(?:有限责任公司|有限公司))(.{2,})$/u.exec(core) ?? []
  const branchWord = BRANCH.exec(core)?.[0]
  if (whole !== undefined && unit !== undefined) {
    branch = unit
    core = whole
  } else if (branchWord !== undefined) {
    const before = core.slice(0, -branchWord.length)
    const from = regionAtEnd(before)
    branch = regionKey(before.slice(from)) + branchWord
    core = before.slice(0, from)
  }
  const registered = LEGAL_FORM.exec(core)?.[0].includes('有限') ?? false
  const kind = kindOf(core)
  core = core.replace(LEGAL_FORM, '') || core
  const leading = regionAtStart(core, page)
  const region =
    leading > 0
      ? homeRegion(core.slice(0, leading), page.home)
      : bracketed !== undefined && isRegion(bracketed)
        ? regionKey(bracketed)
        : null
  return { core, brand: core.slice(leading), region, branch, registered, kind }
}

function kindOf(text: string): CompanyName['kind'] {
  const [isGroup, isStock] = [/集团(?:有限(?:责任)?公司|总?公司)?$/u.test(text), /股份(?:(?:有限)?公司)?$/u.test(text)]
  return isGroup ? 'group' : isStock && !text.includes('集团') ? 'stock' : null
}

/** Whether a word names a region that firms are told apart by. */
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
