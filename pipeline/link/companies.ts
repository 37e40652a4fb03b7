import { companyName } from './company-name.ts'
import type { CompanyName } from './company-name.ts'
import { lacksTown, shortness } from './company-short.ts'
import { definedAs } from './definitions.ts'
import { groupItems, shown } from './items.ts'
import type { Cluster, Item, PageContext } from './items.ts'
import { Unions } from './unions.ts'

/** Clusters companies: definitions in the text, then short forms that fit exactly one full name of the page. */
export function clusterCompanies(items: readonly Item[], page: PageContext): readonly Cluster[] {
  const fullOf = definedAs(items)
  const keyOf = (item: Item) => fullOf(item).plain
  const groups = groupItems(items, keyOf)
  const unions = new Unions()
  const names = [...groups].map(([text, members]): NamedCompany => ({ text, parts: companyName(text, page), starts: startsOf(members) }))
  for (const short of names) {
    const fits = names.filter((full) => full.text !== short.text && isShortCompany(short, full))
    const exact = fits.filter((full) => headOffice(full.parts) === short.parts.core || full.parts.core === short.parts.core)
    const targets = new Set((exact.length > 0 ? exact : fits).map((full) => unions.find(full.text)))
    const [only] = targets
    if (targets.size === 1 && only !== undefined) unions.join(short.text, only)
  }
  return [...groupItems(items, (item) => unions.find(keyOf(item))).values()].map((members) => ({
    name: shown(fullest(members)),
    locality: null,
    items: members,
  }))
}

interface NamedCompany {
  readonly text: string
  readonly parts: CompanyName
  /** Article → where it is first named there. */
  readonly starts: ReadonlyMap<number, number>
}

function startsOf(items: readonly Item[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>()
  for (const { article, mention } of items) starts.set(article, Math.min(starts.get(article) ?? mention.start, mention.start))
  return starts
}

function isShortCompany(short: NamedCompany, full: NamedCompany): boolean {
  const form = shortness(short.parts, full.parts) ?? (lacksTown(short.parts, full.parts) ? 'introduced' : null)
  return (
    form === 'certain' ||
    (form === 'introduced' && [...short.starts].some(([article, start]) => (full.starts.get(article) ?? Infinity) < start))
  )
}

/** A group is called by its brand: 莱恩 is 莱恩集团 before it is 莱恩机械. */
function headOffice({ brand }: CompanyName): string {
  return brand.replace(/(?:控股)?集团$/u, '')
}

function fullest(items: readonly Item[]): string {
  return items
    .map((item) => item.plain)
    .reduce((best, name) => (name.length > best.length || (name.length === best.length && name < best) ? name : best))
}
