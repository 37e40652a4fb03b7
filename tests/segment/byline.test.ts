import { describe, expect, it } from 'vitest'
import { readByline } from '../../pipeline/segment/byline.ts'
import { articlesIn, page } from './table.ts'

const read = (text: string): string | null =>
  readByline(text, 0)
    ?.names.map((name) => `${name.name}:${name.role}`)
    .join(' ') ?? null

describe('a byline', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['全媒体记者/周一鸣 通讯员/吴海燕', '周一鸣:reporter 吴海燕:correspondent'],
    ['全媒体记者 周一鸣 通讯员 吴海燕 郑立', '周一鸣:reporter 吴海燕:correspondent 郑立:correspondent'],
    ['本报记者 周一鸣、吴海燕', '周一鸣:reporter 吴海燕:reporter'],
    ['记者周一鸣通讯员吴海燕', '周一鸣:reporter 吴海燕:correspondent'],
    ['岚江日报全媒体记者/周一鸣', '周一鸣:reporter'],
    ['记者 阿依古丽·麦麦提', '阿依古丽·麦麦提:reporter'],
    ['□ 通 讯 员 逄春 鞠躬', '逄春:correspondent 鞠躬:correspondent'],
    ['文/周一鸣 图/吴海燕', '周一鸣:author 吴海燕:photographer'],
    ['周一鸣/文 吴海燕/图', '周一鸣:author 吴海燕:photographer'],
    ['周一鸣 摄', '周一鸣:photographer'],
    ['周一鸣摄', '周一鸣:photographer'],
    ['岚江日报全媒体记者/吴海燕 整理', '吴海燕:reporter'],
    ['周一鸣 吴海燕', '周一鸣:author 吴海燕:author'],
    ['王　伟', '王伟:author'],
    ['欧阳雪桐', '欧阳雪桐:author'],
    ['加博尔·马里诺 谨启', '加博尔·马里诺:author'],
    ['(译者 周一鸣)', '周一鸣:author'],
    ['通讯员 供图', ''],
  ]
  it.each(cases)('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each(['记者从会上获悉', '打了三年 和了', '任命:', '市委召开会议', '本报记者手记', '2023年3月9日', '(原文重复)'])(
    'is not seen in %s',
    (text) => {
      expect(read(text) ?? '').toBe('')
    },
  )

  it('gives names their place in the page, letter-spaced names too', () => {
    const raw = page('为夜校点赞', '王　伟', '夜校开班以来,报名的人越来越多,教室里坐得满满当当,大家学得认真,也学得高兴。')
    const [name] = articlesIn(raw)[0]?.byline ?? []
    expect(name).toMatchObject({ name: '王伟', role: 'author' })
    expect(raw.slice(name?.start, name?.end)).toBe('王　伟')
  })

  it('is taken from the lead, from a signature at the end and from a picture’s credit', () => {
    const body = '夜校开班以来,报名的人越来越多,教室里坐得满满当当。'
    expect(articlesIn(page('岚江夜校开班', `本报讯 记者周一鸣、通讯员吴海燕报道：${body}`))[0]?.byline.map((name) => name.name)).toEqual([
      '周一鸣',
      '吴海燕',
    ])
    expect(articlesIn(page('岚江夜校开班', body, `${body}（记者 周一鸣）`))[0]?.byline.map((name) => name.name)).toEqual(['周一鸣'])
    expect(
      articlesIn(page('岚江夜校开班', `岚江日报讯(记者/周一鸣) ${body}`, '图为夜校课堂。通讯员 吴海燕 摄'))[0]?.byline.map(
        (name) => name.name,
      ),
    ).toEqual(['周一鸣', '吴海燕'])
  })
})

it('a dateline in bold is a dateline', () => {
  const [article] = articlesIn(page('## 岚江夜校开班', '**岚江日报讯**（全媒体记者/周一鸣　吴海燕）5月3日,夜校开班,学员坐得满满当当。'))
  expect(article?.byline.map((name) => name.name)).toEqual(['周一鸣', '吴海燕'])
  expect(article?.sentences.map((item) => [item.role, item.text])).toEqual([
    ['headline', '岚江夜校开班'],
    ['byline', '岚江日报讯（全媒体记者/周一鸣 吴海燕）'],
    ['body', '5月3日,夜校开班,学员坐得满满当当。'],
  ])
})
