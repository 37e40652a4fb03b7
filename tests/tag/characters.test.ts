import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fold, SEPARATOR, UNKNOWN, Vocabulary } from '../../pipeline/tag/characters.ts'

// models/train/test_characters.py reads the same table: what is trained on and what is tagged must be folded alike.
const table = JSON.parse(readFileSync(new URL('folding.json', import.meta.url), 'utf8')) as [string, string][]

describe('fold', () => {
  it.each(table)('%j becomes %j', (character, folded) => {
    expect(fold(character)).toBe(folded)
  })
})

describe('Vocabulary', () => {
  const vocabulary = new Vocabulary(['[PAD]', '[UNK]', '[SEP]', '[MASK]', '名', '0', '𠮷', 'a'])

  it('gives one id a code point and keeps UTF-16 offsets past a rare character', () => {
    const { ids, offsets } = vocabulary.encode('𠮷名Ａ３')
    expect([...ids]).toEqual([6, 4, 7, 5])
    expect([...offsets]).toEqual([0, 2, 3, 4, 5])
  })

  it('knows what it does not know, and reads a line break as a separator', () => {
    expect([...vocabulary.encode('图\n𠀀').ids]).toEqual([UNKNOWN, SEPARATOR, UNKNOWN])
  })

  it('survives a lone surrogate', () => {
    const { ids, offsets } = vocabulary.encode('名\ud800名')
    expect([...ids]).toEqual([4, UNKNOWN, 4])
    expect([...offsets]).toEqual([0, 1, 2, 3])
  })
})
