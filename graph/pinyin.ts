import { pinyin } from 'pinyin-pro'
import type { EntityType } from './schema.ts'

/** Pinyin without tones or spaces, and the initials: 曹慧泉 → caohuiquan, chq. Surnames are read as surnames (单 → shan). */
export function romanise(name: string, type: EntityType): { readonly pinyin: string; readonly initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: type === 'Person' ? 'head' : 'off',
    nonZh: 'consecutive',
    v: true,
  })
  const clean = syllables.map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((s) => s !== '')
  return { pinyin: clean.join(''), initials: clean.map((s) => s.charAt(0)).join('') }
}
