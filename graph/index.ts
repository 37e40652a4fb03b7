export { pairsOf, type PairShare } from './cooccurrence.ts'
export { guardQuery } from './cypher-guard.ts'
export { announceServer, readHolder, type Holder } from './embedded/holder.ts'
export { openEmbeddedStore } from './embedded/open.ts'
export * from './decisions/index.ts'
export * from './errors.ts'
export { articleId, entityId, relationId, sentenceId } from './ids.ts'
export * from './model.ts'
export { npmi } from './npmi.ts'
export { openStore } from './open.ts'
export {
  profile,
  type Profile,
  type ProfileGroup,
  type ProfileItem,
  type ProfileNeighbour,
  type ProfileOptions,
  type ProfileProgramme,
} from './profile.ts'
export { plainText } from './plain-text.ts'
export { renderProfileMarkdown } from './profile-markdown.ts'
export type { ProfileLanguage } from './profile-words.ts'
export * from './schema.ts'
export * from './store.ts'
export * from './view.ts'
