import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { ENTITY_TYPES, MENTION_TYPES, RELATION_TYPES } from '../../../../graph/schema.ts'
import type { MentionType } from '../../../../graph/schema.ts'
import type { EdgeType } from '../state/view.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page'
    resources: { page: typeof zh }
  }
}

const KEPT = 'mingtu-language'

/** The reader's own choice, else the browser's first language, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  const wanted = kept === null ? navigator.languages : [kept]
  return wanted.some((each) => each.toLowerCase().startsWith('zh')) && !wanted[0]?.toLowerCase().startsWith('en') ? 'zh-CN' : 'en'
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: false,
    ns: ['page'],
    defaultNS: 'page',
    resources: { 'zh-CN': { page: zh }, en: { page: en } },
    interpolation: { escapeValue: false }, // React escapes; escaping twice would show entities
    returnNull: false,
  })
  document.documentElement.lang = preferredLanguage()
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** Names of types come from the schema's own tables. */
export function useTypeNames(): {
  readonly mention: (type: MentionType) => string
  readonly edge: (type: EdgeType) => string
  readonly language: Language
  /** That of the language in tables that have one for each. */
  readonly column: 'zh' | 'en'
} {
  const { t, i18n } = useTranslation()
  const column = i18n.language === 'en' ? 'en' : 'zh'
  return {
    mention: (type) => MENTION_TYPES[type][column],
    edge: (type) => (type === 'CO_OCCURS' ? t('edge.coOccurs') : RELATION_TYPES[type][column]),
    language: i18n.language === 'en' ? 'en' : 'zh-CN',
    column,
  }
}

export const shapeOf = (type: keyof typeof ENTITY_TYPES): (typeof ENTITY_TYPES)[keyof typeof ENTITY_TYPES]['shape'] =>
  ENTITY_TYPES[type].shape
