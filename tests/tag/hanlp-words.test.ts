import { describe, expect, it } from 'vitest'
import { placeWords } from '../../pipeline/tag/hanlp-placing.ts'
import { typeWords } from '../../pipeline/tag/hanlp-types.ts'

/** 谭雪舟/nr 说/v as words. */
function words(text: string): { word: string; nature: string }[] {
  return text.split(' ').map((word) => ({ word: word.slice(0, word.lastIndexOf('/')), nature: word.slice(word.lastIndexOf('/') + 1) }))
}

describe('placeWords', () => {
  it.each([
    ['张伟 在 北京', '张伟/nr 在/p 北京/ns', ['张伟', '在', '北京']],
    ['张\n伟在北京', '张伟/nr 在/p 北京/ns', ['张\n伟', '在', '北京']],
    ['ＡＢＣ公司', 'abc/nx 公司/n', ['ＡＢＣ', '公司']],
    ['張偉在臺灣', '张伟/nr 在/p 台湾/ns', ['張偉', '在', '臺灣']],
    ['𠮷田在北京', '𠮷/w 田/nr 在/p 北京/ns', ['𠮷', '田', '在', '北京']],
    ['北京的的北京', '北京/ns 北京/ns', ['北京', '北京']],
    ['北京 ', '北京/ns  /w', ['北京']],
  ])('finds the words of %j', (text, cut, expected) => {
    const { placed, missing } = placeWords(text, words(cut))
    expect(placed.map((w) => text.slice(w.start, w.end))).toEqual(expected)
    expect(missing).toBe(0)
  })

  it('counts a word that is not there, and goes on after it', () => {
    const { placed, missing } = placeWords('面积5㎡在北京', words('面积/n 5/m m2/q 在/p 北京/ns'))
    expect(placed.at(-1)).toEqual({ start: 5, end: 7, nature: 'ns' })
    expect(missing).toBe(1)
  })
})

describe('typeWords', () => {
  it.each([
    ['谭/nr1 雪舟/nr2 到/v 岚川/ns', '谭雪舟/Person 岚川/Place'],
    ['老/a 王/nr 说/v', ''],
    ['山本太郎/nrj 和/c 克林顿/nrf', '山本太郎/Person 克林顿/Person'],
    ['岚川/ns 远航/n 药业/n 有限公司/nis', '岚川远航药业有限公司/Company'],
    ['岚川/ns 大学/n 校长/nnt', '岚川大学/Organization 校长/Title'],
    ['岚川/ns 经济/n 增长/v', '岚川/Place'],
    ['岚川/ns 高新区/nz 经济/n', '岚川高新区/Place'],
    ['岚川市/ns 汐阳区/ns', '岚川市/Place 汐阳区/Place'],
    ['岚川市教育局/nt', '岚川市教育局/Government'],
    ['岚川市第一中学/nts', '岚川市第一中学/Organization'],
    ['岚川银行/ntcb', '岚川银行/Company'],
    ['岚川市足球协会/nt', '岚川市足球协会/Organization'],
    ['岚川马拉松组织委员会/nt', '岚川马拉松组织委员会/Organization'],
    ['省人大常委会/nt', '省人大常委会/Government'],
    ['中共/j 岚川省委/nt', '中共岚川省委/Government'],
    ['副/b 市长/nnt 李平/nr', '副市长/Title 李平/Person'],
    ['市委/n 书记/n', '市委/Government 书记/Title'],
    ['队长/nnd 医生/nnd', '队长/Title'],
  ])('reads %s as %s', (cut, expected) => {
    const parts = words(cut)
    const text = parts.map((p) => p.word).join('')
    const spans = typeWords(text, placeWords(text, parts).placed)
    expect(spans.map((s) => `${text.slice(s.start, s.end)}/${s.type}`).join(' ')).toBe(expected)
  })
})
