export {
  profile,
  type Profile,
  type ProfileGroup,
  type ProfileItem,
  type ProfileNeighbour,
  type ProfileOptions,
  type ProfileProgramme,
} from './data.ts'
export { readWholeGraph, type WholeGraph } from './from-lines.ts'
export { renderProfileHtml, type ProfileLinks } from './html.ts'
export { renderProfileJsonld } from './jsonld.ts'
export { renderProfileMarkdown } from './markdown.ts'
export type { NameInTime } from './programmes.ts'
export { profileSite, type SiteOptions } from './site.ts'
export type { ProfileSource } from './source.ts'
export type { ProfileLanguage } from './words.ts'
