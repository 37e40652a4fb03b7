import { describe, expect, it } from 'vitest'
import { articleId, entityId, relationEnds, relationId, sentenceId } from '../../graph/ids.ts'
import type { EntityId, IsoDate } from '../../graph/model.ts'
import { NameIndex } from '../../graph/name-index.ts'
import { nameOf } from '../../graph/naming.ts'
import { romanise } from '../../graph/pinyin.ts'
import { plainText } from '../../graph/plain-text.ts'
import type { EntityType } from '../../graph/schema.ts'
import type { EntityNode } from '../../graph/view.ts'

const naming = (name: string, ...aliases: string[]) => ({ name, aliases })

describe('the name of a thing over its articles', () => {
  it('is the longest for an organ, however often the short form stands', () => {
    const namings = [naming('市发改委'), naming('市发改委'), naming('霁川市发展和改革委员会', '市发改委')]
    expect(nameOf('Government', namings)).toEqual({ name: '霁川市发展和改革委员会', aliases: ['市发改委'] })
  })

  it('is the most frequent for a person: a longer one is a slip', () => {
    const namings = [naming('岑知微'), naming('岑知微'), naming('岑知微说')]
    expect(nameOf('Person', namings)).toEqual({ name: '岑知微', aliases: ['岑知微说'] })
  })

  it('is not a rare slip of the pen', () => {
    const namings = [...Array.from({ length: 30 }, () => naming('华屿精密')), naming('霁川华屿精密华屿精密')]
    expect(nameOf('Company', namings).name).toBe('华屿精密')
  })

  it('does not depend on the order of the articles', () => {
    const namings = [naming('甲乙'), naming('乙甲'), naming('甲丙', '丙'), naming('乙甲')]
    expect(nameOf('Place', [...namings].reverse())).toEqual(nameOf('Place', namings))
  })
})

describe('pinyin', () => {
  it.each<[string, EntityType, string, string]>([
    ['单云舟', 'Person', 'shanyunzhou', 'syz'],
    ['曾若谷', 'Person', 'zengruogu', 'zrg'],
    ['仇望', 'Person', 'qiuwang', 'qw'],
    ['吕明', 'Person', 'lvming', 'lm'],
    ['重庆路', 'Place', 'chongqinglu', 'cql'],
    ['5G产业园', 'Place', '5gchanyeyuan', '5cyy'],
    ['“五链同城”行动', 'Programme', 'wuliantongchengxingdong', 'wltcxd'],
  ])('of %s as a %s is %s, %s', (name, type, pinyin, initials) => expect(romanise(name, type)).toEqual({ pinyin, initials }))
})

describe('plain text', () => {
  it.each([
    ['晒谷\n　　场上', '晒谷场上'],
    ['一\r\n二\r\n\r\n三', '一二三'],
    ['Open\nSource 5\nG', 'Open Source 5 G'],
    ['  前后  ', '前后'],
    ['\n', ''],
    ['看了13\n0多人', '看了130多人'],
  ])('of %j is %j', (raw, plain) => expect(plainText(raw)).toBe(plain))
})

describe('ids', () => {
  const key = { source: '霁川日报', date: '2024-01-08' as IsoDate, page: '01版', position: 5, text: '正文' }

  it('tell an article by source, date, page, position and text', () => {
    const others = [{ source: null }, { date: null }, { page: '02版' }, { position: 6 }, { text: '正文。' }].map((change) =>
      articleId({ ...key, ...change }),
    )
    expect(new Set([articleId(key), ...others]).size).toBe(6)
    expect(articleId({ ...key })).toBe(articleId(key))
  })

  it('sort sentences in the order of the article', () => {
    const ids = [0, 9, 10, 99, 100, 9999].map((k) => sentenceId(articleId(key), k))
    expect([...ids].sort()).toEqual(ids)
  })

  it('give back the ends of a relation, and nothing for what is none', () => {
    const [a, b] = [entityId('Person', '甲'), entityId('Company', '乙')]
    expect(relationEnds(relationId('HOLDS_ROLE', a, b, '市长'))).toEqual({ type: 'HOLDS_ROLE', head: a, tail: b })
    expect(relationId('HOLDS_ROLE', a, b, '市长')).not.toBe(relationId('HOLDS_ROLE', a, b, '书记'))
    expect(relationEnds('HOLDS_ROLE.x.y')).toBeNull()
  })
})

describe('the index of names', () => {
  const node = (name: string, type: EntityType, articles: number, aliases: readonly string[] = []): EntityNode => ({
    id: entityId(type, name),
    type,
    name,
    aliases,
    ...romanise(name, type),
    mentions: articles,
    articles,
    stories: articles,
    firstSeen: null,
    lastSeen: null,
  })
  const index = new NameIndex([
    node('霁川市', 'Place', 900),
    node('霁川', 'Place', 1),
    node('霁川市人民政府', 'Government', 300, ['市政府', '霁川市政府']),
    node('岑知微', 'Person', 40),
    node('岑知薇', 'Person', 2),
    node('乾元集团', 'Company', 5, ['乾元']),
    node('欧阳修远', 'Person', 3),
    node('ＡＢＣ科技', 'Company', 1),
  ])
  const names = (text: string, limit = 10, types?: readonly EntityType[]) => index.search(text, limit, types).map((hit) => hit.entity.name)

  it('puts an exact name before the beginning of a famous one', () => {
    expect(names('霁川')).toEqual(['霁川', '霁川市', '霁川市人民政府'])
  })

  it('tells which of its names matched', () => {
    expect(index.search('市政府', 5)[0]).toMatchObject({ matched: '市政府', how: 'exact', entity: { name: '霁川市人民政府' } })
  })

  it('puts homophones behind the name itself', () => {
    expect(index.search('岑知微', 5).map((hit) => [hit.entity.name, hit.how])).toEqual([
      ['岑知微', 'exact'],
      ['岑知薇', 'variant'],
    ])
  })

  it('reads widths, capitals and traditional forms alike, on both sides', () => {
    expect(names('abc科技')).toEqual(['ＡＢＣ科技'])
    expect(names('乾元')).toEqual(['乾元集团'])
    expect(names('霽川市')[0]).toBe('霁川市')
    expect(names('歐陽')).toEqual(['欧阳修远'])
  })

  it('finds a part of a long pinyin, but not a syllable that stands anywhere', () => {
    expect(names('zhengfu')).toEqual(['霁川市人民政府'])
    expect(names('uan')).toEqual([])
    expect(names('oyxy')).toEqual(['欧阳修远'])
  })

  it('knows a short form that no paper wrote, of three characters and more, where nothing else matches; of names as well known the shorter first', () => {
    const organs = new NameIndex([
      node('霁川市卫生健康委员会', 'Government', 9),
      node('乾州市卫生健康委', 'Government', 9),
      node('卫健路', 'Place', 1),
    ])
    const found = (text: string) => organs.search(text, 5).map(({ entity }) => entity.name)
    expect(found('市卫健委')).toEqual(['乾州市卫生健康委', '霁川市卫生健康委员会'])
    expect(found('霁川市卫健委')).toEqual(['霁川市卫生健康委员会'])
    expect(found('卫健')).toEqual(['卫健路'])
    expect(found('健卫委市')).toEqual([])
  })

  it('forgives one slip in three characters and more, none in two', () => {
    expect(names('欧阳修')).toEqual(['欧阳修远'])
    expect(names('欧阳秋远')).toEqual(['欧阳修远'])
    expect(names('欧阳之修远')).toEqual(['欧阳修远'])
    expect(names('乾方')).toEqual([])
  })

  it('keeps to limit and types', () => {
    expect(names('霁川', 1)).toEqual(['霁川'])
    expect(names('霁川', 10, ['Government'])).toEqual(['霁川市人民政府'])
    expect(names('霁川', 0)).toEqual([])
  })

  it('is empty for an empty graph', () => {
    expect(new NameIndex([]).search('霁川', 5)).toEqual([])
  })

  it('orders hits of one rank by id', () => {
    const twins = ['甲', '乙', '丙', '丁'].map((k) => ({ ...node('同名人', 'Person', 1), id: `${k}` as EntityId }))
    const ids = new NameIndex(twins).search('同名人', 3).map((hit) => hit.entity.id)
    expect(ids).toEqual([...twins.map((t) => t.id)].sort().slice(0, 3))
  })
})
